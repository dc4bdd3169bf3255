// Uses an application as a person does: finds what is there by role and name, presses, types,
// scrolls. Runs frames until nothing asks for another. What cannot be done (no such node, two of
// them, disabled, behind a dialog) is a test failure with the tree printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/headless/host.h"

namespace portico::test {

using platform::NodeId;
using platform::Role;
using platform::headless::HeadlessHost;
using platform::headless::SemanticNode;

class Driver {
 public:
  Driver(HeadlessHost& host, platform::Application& application)
      : host_(host), application_(application) {}

  // The portal's size in CSS px; the first call starts the application's frames.
  void resize(float width, float height, float scale = 1);
  // Frames until calm; animations run to their end. How many frames there were.
  int settle();
  // Moves the clock, then settles.
  void wait(double ms);

  // The one node of that role and name; null where there is none or more than one.
  const SemanticNode* find(Role role, std::string_view name) const;
  // The same, but its absence is a failure.
  const SemanticNode& get(Role role, std::string_view name) const;
  bool has(Role role, std::string_view name) const { return count(role, name) > 0; }
  int count(Role role, std::string_view name) const;
  std::vector<const SemanticNode*> all(Role role) const;
  // Whether these words are somewhere on the page.
  bool shows(std::string_view words) const;

  void click(Role role, std::string_view name);
  void click(const SemanticNode& node);
  void hover(Role role, std::string_view name);
  // Replaces a field's value as typing and leaving it does.
  void type(std::string_view label, std::string_view text);
  // Types and stays in the field; leaves it for nothing else.
  void write(std::string_view label, std::string_view text);
  void leave(std::string_view label);
  // Enter in that field.
  void enter(std::string_view label);
  void select(std::string_view label, std::string_view value);
  void focus(const SemanticNode& node);
  void key(std::string_view key);
  void scroll(const SemanticNode& scroller, float y_px);
  void route(std::string_view route);  // the browser's back, forward or address bar
  void event(platform::EventKind kind, NodeId node = 0, float x = 0, float y = 0, float z = 0,
             std::string_view text = {});

  // The tree as text, a node a line: for failure messages.
  std::string dump() const;

 private:
  bool follow_focus();
  const SemanticNode& field_of(std::string_view label) const;

  size_t orders_followed_ = 0;
  HeadlessHost& host_;
  platform::Application& application_;
};

}  // namespace portico::test
