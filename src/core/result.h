// A value or the reason why there is none. Nothing here throws: every fallible
// call of the program returns `Result<T>`, and each error is handled once, by
// the one who can act on it.
//
// An `Error` has a kind that a screen can act on, a stable machine-readable
// type (RFC 9457 `type` without its base, or a rule id such as "BR-CO-10"), a
// detail for a person, and errors of single fields.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace portico {

enum class ErrorKind {
  Network,       // no answer: offline, time-out, broken answer
  Unauthorised,  // nobody is signed in, or no longer
  Forbidden,     // signed in, and not allowed
  NotFound,      // not there, or not yours
  Invalid,       // the input breaks a rule; see fields
  Conflict,      // somebody else changed it, or the state forbids it
  TooMany,       // asked too often; wait
  Server,        // the other side failed
  Cancelled,     // the caller gave up
};

// The kind's name in snake case: "not_found".
constexpr const char* name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Network:
      return "network";
    case ErrorKind::Unauthorised:
      return "unauthorised";
    case ErrorKind::Forbidden:
      return "forbidden";
    case ErrorKind::NotFound:
      return "not_found";
    case ErrorKind::Invalid:
      return "invalid";
    case ErrorKind::Conflict:
      return "conflict";
    case ErrorKind::TooMany:
      return "too_many";
    case ErrorKind::Server:
      return "server";
    case ErrorKind::Cancelled:
      return "cancelled";
  }
  return "server";
}

// What is wrong with one field of the input. `code` is stable and chooses the
// text shown; `detail` is for logs and for a client that does not know the code.
struct FieldError {
  std::string field;
  std::string code;
  std::string detail;

  friend bool operator==(const FieldError&, const FieldError&) = default;
};

struct Error {
  ErrorKind kind = ErrorKind::Server;
  std::string type;
  std::string detail;
  std::vector<FieldError> fields;
  int retry_after_s = 0;  // 0 where the other side named no delay

  friend bool operator==(const Error&, const Error&) = default;

  static Error network(std::string detail) {
    return make(ErrorKind::Network, "", std::move(detail));
  }
  static Error unauthorised(std::string detail = {}) {
    return make(ErrorKind::Unauthorised, "", std::move(detail));
  }
  static Error forbidden(std::string detail = {}) {
    return make(ErrorKind::Forbidden, "", std::move(detail));
  }
  static Error not_found(std::string detail = {}) {
    return make(ErrorKind::NotFound, "", std::move(detail));
  }
  static Error invalid(std::string type, std::string detail) {
    return make(ErrorKind::Invalid, std::move(type), std::move(detail));
  }
  static Error conflict(std::string type, std::string detail) {
    return make(ErrorKind::Conflict, std::move(type), std::move(detail));
  }
  static Error too_many(int retry_after_s) {
    Error error = make(ErrorKind::TooMany, "", "");
    error.retry_after_s = retry_after_s;
    return error;
  }
  static Error server(std::string detail = {}) {
    return make(ErrorKind::Server, "", std::move(detail));
  }
  static Error cancelled() { return make(ErrorKind::Cancelled, "", ""); }

  // The first error of that field, or null.
  const FieldError* of_field(const std::string& field) const {
    for (const FieldError& entry : fields) {
      if (entry.field == field) return &entry;
    }
    return nullptr;
  }

 private:
  static Error make(ErrorKind kind, std::string type, std::string detail) {
    Error error;
    error.kind = kind;
    error.type = std::move(type);
    error.detail = std::move(detail);
    return error;
  }
};

// For calls that succeed without a value: `Result<Unit>`, `return Unit{};`.
struct Unit {
  friend bool operator==(const Unit&, const Unit&) = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // REQUIRES: ok()
  T& value() {
    assert(ok());
    return *std::get_if<0>(&held_);
  }
  const T& value() const {
    assert(ok());
    return *std::get_if<0>(&held_);
  }
  T take() {
    assert(ok());
    return std::move(*std::get_if<0>(&held_));
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !ok()
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&held_);
  }

  T value_or(T other) const { return ok() ? value() : std::move(other); }

 private:
  std::variant<T, Error> held_;
};

}  // namespace portico
