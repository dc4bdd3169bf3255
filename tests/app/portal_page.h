// A portal over a headless host, its server answered from the contract's examples.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>

#include "../api/examples.h"
#include "app/app.h"
#include "app/entrance.h"
#include "app/kiosk.h"
#include "app/languages.h"
#include "support/driver.h"

namespace portico::test {

inline const std::string kCustomer = "/customers/brightside-bakery";  // of most examples

// The value of a request's header, or nothing.
inline std::string header(const platform::HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.headers) {
    if (key == name) return value;
  }
  return {};
}

// What tools/bundle-web.mjs takes for the entrance of a file of strings.
inline std::string entrance_strings(const std::string& all) {
  nlohmann::json some = nlohmann::json::object();
  const nlohmann::json texts = nlohmann::json::parse(all);
  std::istringstream beginnings(read_text(root_folder() / "assets/entrance-strings.txt"));
  for (std::string each; std::getline(beginnings, each);) {
    for (const auto& [key, text] : texts.items()) {
      if (key.starts_with(each)) some[key] = text;
    }
  }
  return some.dump();
}

// What a test makes of a file of strings before the portal reads it.
using Rewording = std::string (*)(const std::string& json);

class PortalPage {
 public:
  // The page at `route`, with theme and English texts there; the session is not answered yet.
  explicit PortalPage(std::string_view route = "/", float width = 1280, float height = 900,
                      Rewording reword = nullptr)
      : PortalPage(app::make_application, route, width, height, reword) {}

  void start(float width = 1280, float height = 900) {
    portal.reset();
    host.http.waiting.clear();
    portal = make_(host.host());
    driver = std::make_unique<Driver>(host, *portal);
    driver->resize(width, height);
    answer_files();
  }

  void answer_files() {
    while (const platform::HttpRequest* asked = host.http.find("GET", "/themes/")) {
      const std::string file = asked->url;
      host.http.answer("GET", file, 200, read_text(root_folder() / file.substr(1)));
    }
    for (const app::Language& language : app::kLanguages) {
      const std::string name = std::string(language.tag) + ".json";
      for (const char* folder :
           {"/strings/", "/strings/later/", "/strings/kiosk/", "/strings/entrance/"}) {
        while (host.http.find("GET", folder + name)) {
          host.http.answer("GET", folder + name, 200, texts(folder, name));
        }
      }
    }
    driver->settle();
  }

  // Answers the oldest request that begins so; a failure where none waits.
  void answer(std::string_view method, std::string_view path, uint16_t status,
              const std::string& body) {
    EXPECT_TRUE(host.http.answer(method, "/api/v1" + std::string(path), status, body))
        << "nothing asked for " << method << " " << path << "\n"
        << requests() << driver->dump();
    driver->settle();
    answer_files();
  }
  void answer(std::string_view method, std::string_view path, const std::string& name) {
    answer(method, path, 200, example(name));
  }
  bool is_asked(std::string_view method, std::string_view path) const {
    return host.http.find(method, "/api/v1" + std::string(path)) != nullptr;
  }
  int times_sent(std::string_view method, std::string_view path) const {
    int count = 0;
    for (const platform::HttpRequest& request : host.http.sent) {
      count += request.method == method && request.url.starts_with("/api/v1" + std::string(path));
    }
    return count;
  }
  std::string requests() const {
    std::string text;
    for (const auto& one : host.http.waiting) {
      text += "waits: " + one.request.method + " " + one.request.url + "\n";
    }
    return text;
  }
  const std::string& address() const { return host.navigator.entries[host.navigator.at]; }

  void signed_in() { answer("GET", "/session", "session"); }
  void sign_in(const std::string& email, const std::string& password) {
    driver->type("E-mail address", email);
    driver->type("Password", password);
    driver->click(Role::Button, "Sign in");
  }

  platform::headless::HeadlessHost host;
  std::unique_ptr<platform::Application> portal;
  std::unique_ptr<Driver> driver;

 protected:
  using Make = std::unique_ptr<platform::Application> (*)(platform::Host);
  PortalPage(Make make, std::string_view route, float width, float height,
             Rewording reword = nullptr)
      : make_(make), reword_(reword) {
    host.navigator.entries = {std::string(route)};
    host.clock.wall_ms = 1'773'653'400'000;  // 2026-03-16T09:30:00Z, the examples' day
    start(width, height);
  }

 private:
  std::string texts(std::string_view folder, const std::string& name) const {
    std::string all = read_text(root_folder() / "assets/strings" / name);
    if (folder == "/strings/entrance/") all = entrance_strings(all);
    return reword_ ? reword_(all) : all;
  }

  Make make_;
  Rewording reword_;
};

// The program for who has no session, in the portal's place.
class EntrancePage : public PortalPage {
 public:
  explicit EntrancePage(std::string_view route = "/", float width = 1280, float height = 900)
      : PortalPage(make, route, width, height) {}

 private:
  static std::unique_ptr<platform::Application> make(platform::Host host) {
    return std::make_unique<app::Entrance>(host);
  }
};

// The portal on a device that many people use, or (`Device::Own`) what people do for it on their
// own.
class KioskPage : public PortalPage {
 public:
  enum class Device : std::uint8_t { Shared, Own };
  explicit KioskPage(std::string_view route = "/", Device device = Device::Shared)
      : PortalPage(device == Device::Shared ? make_shared : make, route, 1280, 900) {}

  void begin() {
    answer("GET", "/session", "session-kiosk-anonymous");
    driver->click(Role::Button, "Touch to begin");
  }
  void enter(const std::string& number, const std::string& code) {
    driver->type("Customer number", number);
    driver->type("Code", code);
    driver->click(Role::Button, "Sign in");
  }

 private:
  static std::unique_ptr<platform::Application> make(platform::Host host) {
    return std::make_unique<app::Kiosk>(host);
  }
  static std::unique_ptr<platform::Application> make_shared(platform::Host host) {
    host.storage.write("kiosk", "1", false);  // as web/kiosk/storage.js says
    return make(host);
  }
};

}  // namespace portico::test
