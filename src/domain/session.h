// Who is signed in, and what the client must know before it can show anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "domain/customer.h"

namespace portico::domain {

struct Person {
  std::string id;
  std::string name;
  std::string email;
  std::string locale;     // BCP 47 tag
  std::string time_zone;  // IANA name
  bool is_staff = false;
};

// A device that many people use.
struct Kiosk {
  std::string name;
  int idle_s = 60;  // untouched for so long, it asks whether somebody is there
};

struct Session {
  std::optional<Person> person;  // none while nobody is signed in
  std::string csrf_token;
  Seller seller;
  std::vector<Customer> customers;
  std::vector<std::string> locales;
  Instant server_time;
  std::optional<Instant> expires_at;
  int contract_version = 1;
  bool is_demo = false;
  std::optional<Kiosk> kiosk;  // where this browser is one's

  bool is_signed_in() const { return person.has_value(); }
  // Null where the person does not belong to that customer.
  const Customer* customer(const std::string& id) const;
};

// One place where the person is signed in.
struct DeviceSession {
  std::string id;
  std::string device;  // "Firefox on Linux"
  std::string address;
  Instant created_at;
  Instant last_seen_at;
  bool is_current = false;
};

struct Profile {
  std::string name;
  std::string email;
  std::string locale;
  std::string time_zone;
  int version = 0;  // the ETag is this number in quotes
};

// What to change; fields that are not set stay as they are.
struct ProfileChange {
  std::optional<std::string> name;
  std::optional<std::string> locale;
  std::optional<std::string> time_zone;
};

// A message of the live stream (contract: Event).
enum class EventType {
  InvoiceIssued,
  InvoiceUpdated,
  InvoicePaid,
  PaymentPending,
  PaymentSucceeded,
  PaymentFailed,
  PaymentExpired,
  SessionEnded,
  Resync,
};
inline constexpr auto kEventTypeNames =
    names("invoice.issued", "invoice.updated", "invoice.paid", "payment.pending",
          "payment.succeeded", "payment.failed", "payment.expired", "session.ended", "resync");
constexpr std::string_view name_of(EventType type) {
  return name_at(kEventTypeNames, type);
}

struct Event {
  EventType type = EventType::Resync;
  Instant at;
  std::string customer_id;
  std::string document_id;
  std::string payment_id;
};

}  // namespace portico::domain
