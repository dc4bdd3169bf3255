// A small portal for the tests of the browser's edge: draws and says a few of everything, straight
// on the platform's interfaces, without the kit. `?rtl` makes it Persian; `?tick` asks for frames
// at once again; `?deadline` asks for one in 300 ms; the button "Crash" traps.
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/app.h"

namespace portico::app {
namespace {

using namespace portico::platform;

constexpr uint32_t kInk = 0xff201810, kGround = 0xffffffff, kShade = 0xfff0ece8;
constexpr uint16_t kPage = 1024;

struct Run {
  AtlasRect rect;
  float left = 0, top = 0;
};

class Demo final : public Application {
 public:
  explicit Demo(Host host)
      : host_(host), rtl_(host.navigator.route().find("rtl") != std::string::npos) {
    host_.appearance.set_property("--portico-font",
                                  "Inter, 'Noto Sans Arabic', 'Noto Sans', sans-serif");
    host_.appearance.set_property("--portico-accent", "rebeccapurple");
    const auto direction = rtl_ ? TextDirection::Rtl : TextDirection::Ltr;
    host_.navigator.set_language(rtl_ ? "fa" : "en", direction);
    host_.text.set_language(rtl_ ? "fa" : "en");
    host_.intl.set_locale(rtl_ ? "fa" : "en", "Asia/Manila");
    host_.navigator.set_title(rtl_ ? "صورتحساب‌ها" : "Invoices");
    host_.http.open_stream("/events", [this](StreamMessage message) { heard_ = message.data; });
    host_.http.send({.url = "/hello"}, [this](HttpResponse answer) { hello_ = answer.body; });
  }

  void event(const Event& event) override {
    if (event.kind == EventKind::Resize) {
      width_ = event.x;
      height_ = event.y;
      scale_ = event.z;
    }
    if (event.kind == EventKind::Fonts || event.kind == EventKind::Appearance) made_ = false;
    if (event.kind == EventKind::Scroll) scroll_ = event.y;
    if (event.kind == EventKind::Hover) hovered_ = event.node;
    if (event.kind == EventKind::Route) visits_++;
    if (event.kind == EventKind::Key) last_key_ = event.text;
    if (event.kind == EventKind::Input) values_[event.node] = event.text;
    if (event.kind == EventKind::Submit ||
        (event.kind == EventKind::Click && event.node == kSubmit)) {
      error_ = values_[kEmail].empty() ? "Enter your e-mail" : "";
      submits_++;
      host_.semantics.focus(error_.empty() ? kTitle : kEmail);
      host_.semantics.announce(error_.empty() ? "Signed in" : "Not signed in", false);
    }
    if (event.kind == EventKind::Click) clicked(event.node);
  }

  double frame() override {
    frames_++;
    if (host_.renderer.take_context_restored()) made_ = false;
    if (!made_) restart();
    nodes_.clear();
    attributes_.clear();
    arena_.clear();
    vertices_.clear();
    indices_.clear();
    build();
    host_.semantics.submit({nodes_, attributes_, arena_});
    commands_.clear();
    commands_.push_back({0, 0, width_, height_, 0, 0, static_cast<uint32_t>(indices_.size())});
    host_.renderer.draw({vertices_, indices_, commands_, width_, height_, scale_, kGround});
    const std::string route = host_.navigator.route();
    if (route.find("tick") != std::string::npos) return 0;
    if (route.find("deadline") != std::string::npos && frames_ < 6)
      return host_.clock.monotonic_ms() + 300;
    return std::numeric_limits<double>::infinity();
  }

 private:
  enum : NodeId {
    kMain = 1,
    kTitle,
    kWords,
    kForm,
    kEmailLabel,
    kEmail,
    kPasswordLabel,
    kPassword,
    kSubmit,
    kLink,
    kCheck,
    kCheckLabel,
    kCountry,
    kCount,
    kCrash,
    kState,
    kScroller,
    kFile,
    kMoney,
    kEmoji,
    kMenu,
    kIcon,
    kModal,
    kDialog,
    kClose,
    kAmount,
    kRow = 1000,
  };

  void clicked(NodeId node) {
    if (node == kCount) count_++;
    if (node == kCrash) __builtin_trap();
    if (node == kLink) host_.navigator.push("/invoices/INV-1");
    if (node == kCheck) checked_ = !checked_;
    if (node == kModal) modal_ = true;
    if (node == kClose) modal_ = false;
  }

  void restart() {
    host_.text.make_page(0, kPage, false);
    runs_.clear();
    shelf_x_ = 8;
    shelf_y_ = 8;
    shelf_height_ = 0;
    made_ = true;
  }

  Text keep(std::string_view text) {
    const Text kept{static_cast<uint32_t>(arena_.size()), static_cast<uint32_t>(text.size())};
    arena_ += text;
    return kept;
  }

  int add(int parent, NodeId id, Role role, float x, float y, float w, float h,
          std::string_view text = {}, uint32_t flags = 0) {
    Node node;
    node.id = id;
    node.parent = parent;
    node.flags = flags;
    node.role = role;
    node.level = role == Role::Heading ? 1 : 0;
    node.x_px = x;
    node.y_px = y;
    node.width_px = w;
    node.height_px = h;
    node.font_px = static_cast<uint16_t>(role == Role::Heading ? 24 : 16);
    node.line_px = 24;
    node.tabular = 1;
    node.font_weight = role == Role::Heading ? 600 : 400;
    node.text = keep(text);
    node.color_rgba = kInk;
    node.first_attribute = static_cast<uint32_t>(attributes_.size());
    nodes_.push_back(node);
    return static_cast<int>(nodes_.size()) - 1;
  }

  void attribute(Attr key, std::string_view value) {
    attributes_.push_back({key, keep(value)});
    nodes_.back().attribute_count++;
  }

  // Text of the last node, one line, where its box is on the page.
  void ink(float x, float y, float w, float h, std::string_view text, uint16_t size,
           uint16_t weight, bool tabular = false, bool icon = false) {
    const Font font{.family = icon ? FontFamily::Icon : FontFamily::Sans,
                    .size_px = size,
                    .weight = weight,
                    .direction = rtl_ && !icon ? TextDirection::Rtl : TextDirection::Ltr,
                    .tabular = tabular};
    const RunMetrics metrics = host_.text.measure(text, font);
    const std::string key = std::string(text) + static_cast<char>(size) + (tabular ? "t" : "");
    auto [found, fresh] = runs_.try_emplace(key);
    Run& run = found->second;
    if (fresh) {
      const float left = std::ceil((metrics.ink_left + 1) * scale_);
      const float top = std::ceil((metrics.ink_top + 1) * scale_);
      const auto wide = static_cast<uint16_t>(left + std::ceil((metrics.ink_right + 1) * scale_));
      const auto tall = static_cast<uint16_t>(top + std::ceil((metrics.ink_bottom + 1) * scale_));
      if (shelf_x_ + wide > kPage) {
        shelf_x_ = 8;
        shelf_y_ = static_cast<uint16_t>(shelf_y_ + shelf_height_ + 1);
        shelf_height_ = 0;
      }
      run = {{0, shelf_x_, shelf_y_, wide, tall}, left, top};
      shelf_x_ = static_cast<uint16_t>(shelf_x_ + wide + 1);
      shelf_height_ = std::max(shelf_height_, tall);
      host_.text.paint(text, font, run.rect, left, top, scale_, kInk);
    }
    const float start = rtl_ && !icon ? x + w - metrics.advance : x;
    const float base = y + (h - metrics.ascent - metrics.descent) / 2 + metrics.ascent;
    const float px = (std::round(start * scale_) - run.left) / scale_;
    const float py = (std::round(base * scale_) - run.top) / scale_;
    quad(px, py, run.rect.width / scale_, run.rect.height / scale_, run.rect.x, run.rect.y,
         run.rect.width, run.rect.height, kInk);
  }

  void quad(float x, float y, float w, float h, float u, float v, float uw, float vh,
            uint32_t color) {
    const auto first = static_cast<uint32_t>(vertices_.size());
    const float unit = 1.0f / kPage;
    vertices_.push_back({x, y, u * unit, v * unit, color});
    vertices_.push_back({x + w, y, (u + uw) * unit, v * unit, color});
    vertices_.push_back({x + w, y + h, (u + uw) * unit, (v + vh) * unit, color});
    vertices_.push_back({x, y + h, u * unit, (v + vh) * unit, color});
    for (const uint32_t i : {0u, 1u, 2u, 0u, 2u, 3u}) indices_.push_back(first + i);
  }

  void fill(float x, float y, float w, float h, uint32_t color) {
    quad(x, y, w, h, 1, 1, 2, 2, color);
  }

  // A node whose text is drawn in its box; coordinates are the page's, `left`, `top` the parent's.
  int words(int parent, NodeId id, Role role, float x, float y, float w, float h,
            std::string_view text, uint32_t flags = 0) {
    const int made = add(parent, id, role, x, y, w, h, text, flags);
    const Node& node = nodes_.back();
    ink(x, y, w, h, text, node.font_px, node.font_weight, true);
    return made;
  }

  void build() {
    const bool rtl = rtl_;
    const uint32_t behind = modal_ ? flag::Inert : 0;
    const int main = add(-1, kMain, Role::Main, 0, 0, width_, height_, {}, behind);
    words(main, kTitle, Role::Heading, 24, 16, 300, 32,
          rtl ? "صورتحساب‌ها" : "Invoices", flag::Focusable);
    words(main, kWords, Role::Paragraph, 24, 56, 360, 24,
          rtl ? "صورتحساب INV-2024-001 آماده است" : "Invoice INV-2024-001 is ready");
    const int form = add(main, kForm, Role::Form, 0, 0, 400, 320);
    words(form, kEmailLabel, Role::Label, 24, 96, 200, 24, rtl ? "ایمیل" : "E-mail");
    attribute(Attr::For, std::to_string(kEmail));
    fill(24, 120, 320, 40, kShade);
    add(form, kEmail, Role::TextField, 24, 120, 320, 40, {}, error_.empty() ? 0 : flag::Invalid);
    nodes_.back().content_width_px = nodes_.back().content_height_px = 12;
    attribute(Attr::InputType, "email");
    attribute(Attr::Autocomplete, "username");
    attribute(Attr::Name, "email");
    attribute(Attr::Dir, "ltr");
    attribute(Attr::Value, values_[kEmail]);
    attribute(Attr::Hint, "The one on your invoices");
    if (!error_.empty()) attribute(Attr::Error, error_);
    words(form, kPasswordLabel, Role::Label, 24, 168, 200, 24, rtl ? "گذرواژه" : "Password");
    attribute(Attr::For, std::to_string(kPassword));
    fill(24, 192, 320, 40, kShade);
    add(form, kPassword, Role::TextField, 24, 192, 320, 40);
    attribute(Attr::InputType, "password");
    attribute(Attr::Autocomplete, "current-password");
    attribute(Attr::Name, "password");
    attribute(Attr::Value, values_[kPassword]);
    fill(24, 248, 160, 40, kShade);
    words(form, kSubmit, Role::Button, 24, 248, 160, 40, rtl ? "ورود" : "Sign in");
    attribute(Attr::InputType, "submit");
    rest(main);
    if (modal_) dialog();
  }

  void rest(int main) {
    const bool rtl = rtl_;
    words(main, kLink, Role::Link, 24, 304, 160, 24, rtl ? "صورتحساب ۱" : "Invoice one");
    attribute(Attr::Href, "/invoices/INV-1");
    words(main, kFile, Role::Link, 200, 304, 160, 24, rtl ? "پرونده" : "Statement file",
          flag::External);
    attribute(Attr::Href, "/hello");
    attribute(Attr::Download, "statement.csv");
    fill(24, 340, 20, 20, kShade);
    add(main, kCheck, Role::Checkbox, 24, 340, 20, 20, {},
        flag::HasChecked | (checked_ ? flag::Checked : 0));
    words(main, kCheckLabel, Role::Label, 56, 338, 200, 24,
          rtl ? "مرا به یاد بسپار" : "Remember me");
    attribute(Attr::For, std::to_string(kCheck));
    fill(24, 376, 200, 40, kShade);
    add(main, kCountry, Role::Select, 24, 376, 200, 40);
    attribute(Attr::Label, rtl ? "کشور" : "Country");
    attribute(Attr::Options, "nl\tNetherlands\nph\tPhilippines");
    attribute(Attr::Value, "ph");
    fill(240, 376, 140, 40, kShade);
    words(main, kCount, Role::Button, 240, 376, 140, 40, rtl ? "بشمار" : "Count");
    words(main, kCrash, Role::Button, 24, 428, 100, 32, rtl ? "سقوط" : "Crash");
    words(main, kModal, Role::Button, 140, 428, 100, 32, rtl ? "گفتگو" : "Ask");
    words(main, kState, Role::Status, 24, 472, 560, 24,
          "count " + std::to_string(count_) + " submits " + std::to_string(submits_) + " route " +
              host_.navigator.route() + (visits_ ? " moved" : "") + (checked_ ? " checked" : ""));
    words(main, kMoney, Role::Text, 24, 504, 300, 24,
          host_.intl.money(-123456, "EUR", 2, MoneyStyle::Symbol));
    words(main, kAmount, Role::Text, 24, 536, 540, 24,
          "¥1,111.11 (1%) " + heard_ + " " + hello_ + " " + last_key_ + " " +
              host_.intl.date(20000, DateStyle::Medium));
    ink(560, 16, 24, 24, "check", 24, 400, false, true);
    scroller(main);
  }

  void scroller(int main) {
    constexpr int kRows = 500;
    const float x = 620, y = 96, w = 300, h = 400, row = 40;
    fill(x, y, w, h, kShade);
    const int list = add(main, kScroller, Role::Scroller, x, y, w, h);
    attribute(Attr::Label, rtl_ ? "ردیف‌ها" : "Rows");
    nodes_[static_cast<size_t>(list)].content_width_px = w;
    nodes_[static_cast<size_t>(list)].content_height_px = kRows * row;
    const int first = static_cast<int>(scroll_ / row);
    for (int i = first; i < kRows && static_cast<float>(i) * row < scroll_ + h - row; i++) {
      const std::string text = (rtl_ ? "ردیف " : "Row ") + std::to_string(i);
      const float top = static_cast<float>(i) * row;
      add(list, kRow + static_cast<NodeId>(i), Role::Text, 12, top, w - 24, row, text);
      if (top >= scroll_) ink(x + 12, y + top - scroll_, w - 24, row, text, 16, 400, true);
    }
  }

  void dialog() {
    fill(0, 0, width_, height_, 0x80000000);
    fill(300, 200, 300, 160, kGround);
    const int dialog = add(-1, kDialog, Role::Dialog, 300, 200, 300, 160);
    attribute(Attr::Label, "Question");
    add(dialog, kClose, Role::Button, 24, 96, 100, 40, "Close");
    ink(324, 296, 100, 40, "Close", 16, 400, true);
  }

  Host host_;
  bool rtl_, made_ = false, checked_ = false, modal_ = false;
  float width_ = 0, height_ = 0, scale_ = 1, scroll_ = 0;
  int count_ = 0, submits_ = 0, visits_ = 0, frames_ = 0;
  uint16_t shelf_x_ = 8, shelf_y_ = 8, shelf_height_ = 0;
  NodeId hovered_ = 0;
  std::string error_, heard_, hello_, last_key_;
  std::unordered_map<NodeId, std::string> values_;
  std::unordered_map<std::string, Run> runs_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::string arena_;
  std::vector<Vertex> vertices_;
  std::vector<uint32_t> indices_;
  std::vector<Command> commands_;
};

}  // namespace

std::unique_ptr<Application> make_application(Host host) {
  return std::make_unique<Demo>(host);
}

}  // namespace portico::app
