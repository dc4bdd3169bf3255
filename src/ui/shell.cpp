// The frame of a page: brand, navigation where the hand or the eye looks for it, and the screen.
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr float kContentWidth = 1120;
constexpr float kRailWidth = 88;

enum class NavShape : uint8_t { Side, Rail, Bottom };

void nav_item(Context::State& s, const NavItem& item, NavShape shape) {
  const NodeId id = s.id_of(item.key);
  const int32_t index = s.open(id, item.key);
  const bool side = shape == NavShape::Side;
  s.apply(index, {.axis = side ? Axis::Row : Axis::Column,
                  .gap = side ? 12.0f : 3.0f,
                  .padding_x = side ? 12.0f : 0.0f,
                  .align = Align::Center,
                  .justify = side ? Justify::Start : Justify::Center,
                  .grow = shape == NavShape::Bottom ? 1.0f : 0.0f,
                  .width = shape == NavShape::Bottom ? kFill : kFit,
                  .height = side ? s.touch(40) : 56.0f,
                  .role = Role::Link});
  s.items.attribute(index, Attr::Href, item.href);
  Item& box = s.items[index];
  const bool hover = s.hover == id;
  if (item.current) {
    box.flags |= platform::flag::Current;
    if (shape != NavShape::Bottom) box.fill = s.color(Color::BarSelected);
  } else if (hover) {
    box.fill = s.color(Color::BarHover);
  }
  if (shape == NavShape::Bottom) box.shrinks_to_nothing = true;
  // At the bottom the current one has no ground of its own.
  const Color lit = shape == NavShape::Bottom ? Color::BarText : Color::BarSelectedText;
  const Color ink = item.current ? lit : hover ? Color::BarText : Color::BarMuted;
  s.add_icon(item.icon, side ? 20.0f : 22.0f, s.color(ink));
  Item& words = s.items[s.add_text(item.text, side ? Type::Label : Type::Caption,
                                   item.current ? lit
                                   : side       ? Color::BarText
                                                : ink)];
  words.font.weight = item.current ? 600 : 500;
  words.grow = side ? 1 : 0;
  if (shape == NavShape::Bottom) --words.font.size_px;  // five words share the width of a phone
  if (!item.badge.empty()) {
    const int32_t pill = s.open(0);
    s.apply(pill, {.axis = Axis::Row,
                   .padding_x = 7,
                   .align = Align::Center,
                   .justify = Justify::Center,
                   .height = 20,
                   .min_width = 20});
    s.items[pill].fill = s.color(Color::BarSelected);
    s.items[pill].radius = 10;
    if (!side) {
      s.items[pill].place = Place::Within;
      s.items[pill].fill = 0;
      s.items[pill].pad_start = 44;  // beside the icon's upper end
      s.items[pill].align = Align::Start;
      s.items[pill].pad_top = 4;
    }
    Item& count = s.items[s.add_text(item.badge, Type::Caption, Color::BarSelectedText)];
    count.font.weight = 600;
    count.font.tabular = true;
    s.close();
  }
  s.close();
  if (s.clicked(id)) s.go(item.href);
}

void brand(Ui& ui, const Context::State& s, const Ui::Shell& shell, float width) {
  const bool own = s.on_bar && !s.theme.logo_bar.empty() && !s.preferences.plain &&
                   s.palette != &s.theme.contrast;
  const std::string_view logo = own ? std::string_view(s.theme.logo_bar) : shell.logo;
  if (!logo.empty()) {
    ui.picture(logo, shell.seller, width, 32);
  } else {
    ui.text(Type::Subtitle, shell.seller,
            {.color = s.on_bar ? Color::BarText : Color::Text, .wrap = false});
  }
}

// Hairline between the bar and the page.
void bar_edge(Ui& ui, Context::State& s) {
  const int32_t line = s.items.count();
  ui.divider();
  s.items[line].fill = s.color(Color::BarBorder);
}

// First in tab order, off the edge until it has focus.
void skip_link(Context::State& s, std::string_view label) {
  if (label.empty()) return;
  const NodeId id = s.id_of("skip");
  const int32_t index = s.open_over(id, Place::Skip);
  s.apply(index, {.axis = Axis::Row,
                  .padding_x = 16,
                  .align = Align::Center,
                  .height = 44,
                  .surface = Surface::Card,
                  .role = Role::Button});
  s.items[index].place = Place::Skip;
  s.items[index].elevation = Elevation::Floating;
  s.items[index].max_lines = s.focus == id ? 1 : 0;
  s.add_text(label, Type::Label, Color::AccentText);
  s.close();
  if (s.clicked(id)) s.focus_title = true;
}

}  // namespace

void Ui::shell(const Shell& shell, const std::function<void(Ui&)>& main) {
  Context::State& s = context_.state();
  const WidthClass size = width_class();
  const bool desktop = size == WidthClass::Desktop, phone = size == WidthClass::Phone;
  skip_link(s, shell.skip_label);
  Scope frame = box({.axis = phone ? Axis::Column : Axis::Row,
                     .gap = 0,
                     .grow = 1,
                     .height = kFill,
                     .key = "shell"});
  const auto navigation = [&](NavShape shape, const Box& room) {
    Box named = room;
    named.role = Role::Navigation;
    named.label = shell.navigation_label;
    named.key = "navigation";
    Scope nav = box(named);
    for (const NavItem& item : shell.items) nav_item(s, item, shape);
  };

  if (!phone) {
    Scope side = box({.gap = 8,
                      .padding_x = desktop ? 16.0f : 4.0f,
                      .padding_y = 16,
                      .width = desktop ? 240.0f : kRailWidth,
                      .height = kFill,
                      .min_width = desktop ? 240.0f : kRailWidth,
                      .surface = Surface::Bar});
    if (desktop) {
      Scope head = box({.axis = Axis::Row,
                        .padding_x = 12,
                        .align = Align::Center,
                        .height = 40,
                        .role = Role::Banner});
      s.on_bar = true;
      brand(*this, s, shell, 148);
      s.on_bar = false;
    }
    if (desktop) gap(8);
    navigation(desktop ? NavShape::Side : NavShape::Rail, {.gap = 4});
  }
  if (!phone) bar_edge(*this, s);
  {
    Scope right = box({.gap = 0, .grow = 1, .width = kFill, .height = kFill});
    {
      Scope bar = box({.axis = Axis::Row,
                       .gap = 12,
                       .padding_x = phone ? 16.0f : 32.0f,
                       .align = Align::Center,
                       .height = phone ? 56.0f : 64.0f,
                       .surface = phone ? Surface::Bar : Surface::None,
                       .role = desktop ? Role::Group : Role::Banner});
      s.on_bar = phone;
      if (!desktop) brand(*this, s, shell, 132);
      spacer();
      if (shell.account) shell.account(*this);
      s.on_bar = false;
    }
    if (phone) bar_edge(*this, s);
    Scope middle = box({.height = kFill, .role = Role::Main, .key = "main"});
    if (shell.notice) {  // in line with the page's content; on phones from edge to edge
      Scope line = box({.align = Align::Center, .key = "notice"});
      Scope column = box({.gap = 8,
                          .padding_x = phone ? 0.0f : 32.0f,
                          .width = kFill,
                          .max_width = kContentWidth + 64});
      const int32_t own = s.levels.back().item;
      const int32_t first = s.items.count();
      shell.notice(*this);
      if (phone) {
        for (int32_t at = first; at < s.items.count(); ++at) {
          if (s.items[at].parent == own) s.items[at].radius = 0;
        }
      } else if (s.items.count() > first) {
        s.items[own].pad_bottom = 16;
      }
    }
    Scope page = scroller("page", {}, {.align = Align::Center, .height = kFill});
    Scope content = box({.gap = phone ? 16.0f : 24.0f,
                         .padding_x = phone ? 16.0f : 32.0f,
                         .padding_y = phone ? 16.0f : 8.0f,
                         .grow = 1,
                         .width = kFill,
                         .max_width = kContentWidth + 64});
    s.top().pad_bottom = !phone ? 32.0f : shell.fills ? 0.0f : 16.0f;
    main(*this);
  }
  if (phone) {
    bar_edge(*this, s);
    Scope bar = box({.surface = Surface::Bar});
    navigation(NavShape::Bottom,
               {.axis = Axis::Row, .padding_x = 2, .padding_y = 2, .align = Align::Stretch});
  }
}

}  // namespace portico::ui
