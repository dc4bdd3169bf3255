#include "api/outbox.h"

#include <array>
#include <charconv>
#include <utility>

#include "api/problem.h"

namespace portico::api {
namespace {

constexpr std::size_t kFields = 7;

template <typename Number>
Number number(std::string_view text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view take_until(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view taken = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return taken;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  return line;
}

}  // namespace

platform::HttpRequest may_wait(platform::HttpRequest request, std::string_view key,
                               std::string_view what, std::string_view detail) {
  request.headers.emplace_back("Idempotency-Key", std::string(key));
  request.waits_as = std::string(what) + '\t' + one_line(detail);
  return request;
}

std::vector<domain::WaitingWrite> decode_waiting(std::string_view text) {
  std::vector<domain::WaitingWrite> writes;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    std::array<std::string_view, kFields> field;
    for (std::string_view& each : field) each = take_until(line, '\t');
    const auto state = value_named<domain::WaitingState>(domain::kWaitingStateNames, field[1]);
    if (field[0].empty() || !state) continue;
    domain::WaitingWrite write;
    write.id = field[0];
    write.state = *state;
    write.made_at.epoch_ms = number<std::int64_t>(field[2]);
    write.what = field[4];
    write.detail = field[5];
    if (write.state == domain::WaitingState::Refused) {
      platform::HttpResponse answer;
      answer.status = number<std::uint16_t>(field[3]);
      answer.body = field[6];
      write.refusal = decode_problem(answer);
    }
    writes.push_back(std::move(write));
  }
  return writes;
}

}  // namespace portico::api
