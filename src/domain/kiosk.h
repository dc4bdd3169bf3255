// Signing in at a device that many people use.
#pragma once

#include <string>

#include "core/date.h"

namespace portico::domain {

// What a person enters at a kiosk.
struct KioskCode {
  std::string customer_number;
  std::string code;
  Instant expires_at;
};

// A QR code that the kiosk shows; `number` is shown to the person who opens it, too.
struct KioskPairing {
  std::string id;
  std::string address;
  std::string picture;  // address of the QR code: data:
  std::string number;
  Instant expires_at;
};

// What the person who opened it is asked.
struct KioskRequest {
  std::string kiosk;  // its name
  std::string number;
  Instant expires_at;
};

}  // namespace portico::domain
