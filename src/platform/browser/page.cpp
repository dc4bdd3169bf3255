#include "platform/browser/page.h"

#include "platform/browser/imports.h"
#include "platform/browser/reply.h"

namespace portico::platform::browser {

int64_t PageClock::now_ms() {
  return static_cast<int64_t>(js_now_ms());
}
double PageClock::monotonic_ms() {
  return js_monotonic_ms();
}
std::string PageClock::random_token() {
  return text_answer(js_random_token());
}

std::optional<std::string> PageStorage::read(std::string_view key, bool session) {
  return answer(js_storage_read(key.data(), size(key), session));
}

void PageStorage::write(std::string_view key, std::string_view value, bool session) {
  js_storage_write(key.data(), size(key), value.data(), size(value), session);
}

void PageStorage::remove(std::string_view key, bool session) {
  js_storage_remove(key.data(), size(key), session);
}

void PageStorage::clear() {
  js_storage_clear();
}

void PageOffline::belongs_to(std::string_view person) {
  js_belongs_to(person.data(), size(person));
}
void PageOffline::send_again(std::string_view id) {
  js_send_again(id.data(), size(id));
}
void PageOffline::discard(std::string_view id) {
  js_discard(id.data(), size(id));
}

std::string PageNavigator::route() {
  return text_answer(js_route());
}
void PageNavigator::push(std::string_view route) {
  js_navigate(route.data(), size(route), 0);
}
void PageNavigator::replace(std::string_view route) {
  js_navigate(route.data(), size(route), 1);
}
void PageNavigator::back() {
  js_back();
}
void PageNavigator::leave(std::string_view url) {
  js_leave(url.data(), size(url));
}
void PageNavigator::set_title(std::string_view title) {
  js_set_title(title.data(), size(title));
}

void PageNavigator::set_language(std::string_view tag, TextDirection direction) {
  js_set_language(tag.data(), size(tag), direction == TextDirection::Rtl);
}

void PageNavigator::download(std::string_view url) {
  js_download(url.data(), size(url));
}
void PageNavigator::print() {
  js_print();
}

void PageNavigator::copy(std::string_view text) {
  js_copy(text.data(), size(text));
}

Preferences PageAppearance::preferences() {
  const uint32_t bits = js_preferences();
  const auto bit = [bits](int i) { return (bits >> i & 1) != 0; };
  return {.dark = bit(0),
          .reduced_motion = bit(1),
          .more_contrast = bit(2),
          .forced_colors = bit(3),
          .coarse_pointer = bit(4),
          .plain = bit(5)};
}

void PageAppearance::set_property(std::string_view name, std::string_view value) {
  js_set_property(name.data(), size(name), value.data(), size(value));
}

std::string PageAppearance::overrides() {
  return text_answer(js_overrides());
}

void PageAppearance::set_brand(std::string_view theme, std::string_view css) {
  js_set_brand(theme.data(), size(theme), css.data(), size(css));
}

std::string PageAppearance::base_path() {
  return text_answer(js_base_path());
}

}  // namespace portico::platform::browser
