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
#include "app/languages.h"
#include "support/driver.h"

namespace portico::test {

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

class PortalPage {
 public:
  // The page at `route`, with theme and English texts there; the session is not answered yet.
  explicit PortalPage(std::string_view route = "/", float width = 1280, float height = 900)
      : PortalPage(app::make_application, route, width, height) {}

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
      const std::string file = "/strings/" + std::string(language.tag) + ".json";
      while (host.http.find("GET", file)) {
        host.http.answer("GET", file, 200, read_text(root_folder() / ("assets" + file)));
      }
      const std::string some = "/strings/entrance/" + std::string(language.tag) + ".json";
      while (host.http.find("GET", some)) {
        host.http.answer("GET", some, 200,
                         entrance_strings(read_text(root_folder() / ("assets" + file))));
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
  PortalPage(Make make, std::string_view route, float width, float height) : make_(make) {
    host.navigator.entries = {std::string(route)};
    host.clock.wall_ms = 1'773'653'400'000;  // 2026-03-16T09:30:00Z, the examples' day
    start(width, height);
  }

 private:
  Make make_;
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

}  // namespace portico::test
