#include "ui/state.h"

#include <cmath>

#include "imgui_internal.h"

#include "ui/animation.h"
#include "ui/hash.h"

namespace portico::ui {

Context::State::State(platform::Semantics& semantics_, platform::TextHost& text,
                      platform::Renderer& renderer_, platform::Appearance& appearance_,
                      Context& context)
    : semantics(semantics_),
      text_host(text),
      renderer(renderer_),
      appearance(appearance_),
      ui(context),
      deadline(kNever),
      texts(text),
      atlas(text) {}

// ---- ids and memory
// -------------------------------------------------------------------------------

NodeId Context::State::id_of(std::string_view key) {
  if (key.empty()) return next_id();
  const NodeId id = ImHashStr(key.data(), key.size(), levels.back().seed);
  return id == 0 ? 1 : id;
}

NodeId Context::State::next_id() {
  // Counted in the innermost keyed box, so that keyless boxes in between make no difference.
  size_t at = levels.size() - 1;
  while (at > 0 && !levels[at].keyed) --at;
  const uint32_t number = ++levels[at].counter;
  const NodeId id = ImHashData(&number, sizeof number, levels[at].seed ^ 0x5bd1e995u);
  return id == 0 ? 1 : id;
}

NodeId Context::State::derived(NodeId id, std::string_view part) {
  const NodeId made = ImHashStr(part.data(), part.size(), id);
  return made == 0 ? 1 : made;
}

Memory& Context::State::memory(NodeId id) {
  const uint64_t key = mix(id, 7);
  uint32_t at = memory_index.find(key);
  if (at == HashIndex::kNone) {
    at = static_cast<uint32_t>(memories.size());
    memory_index.insert(key, at);
    memories.emplace_back().id = id;
  }
  return memories[at];
}

bool Context::State::clicked(NodeId id) {
  for (const NodeId click : clicks) {
    if (click == id) {
      need_frame();
      return true;
    }
  }
  return false;
}

bool Context::State::key_pressed(std::string_view key) {
  for (const std::string& pressed : keys) {
    if (pressed == key) {
      need_frame();
      return true;
    }
  }
  return false;
}

const FieldEdit* Context::State::edit(NodeId id) const {
  for (size_t at = edits.size(); at-- > 0;) {
    if (edits[at].id == id) return &edits[at];
  }
  return nullptr;
}

NodeId Context::State::form_open() const {
  for (size_t at = levels.size(); at-- > 0;) {
    const Item& item = items[levels[at].item];
    if (item.role == Role::Form) return item.id;
  }
  return 0;
}

void Context::State::go(std::string_view href) {
  if (unsaved_frame != 0 && unsaved_frame + 1 >= frame) {
    held_href = href;
  } else {
    navigation = Link{std::string(href), false};
  }
  need_frame();
}

float Context::State::animated(NodeId id, float target, float first, double duration_ms) {
  Memory& kept = memory(id);
  if (kept.last_frame + 1 < frame) {  // new, or away for a while
    kept.from = first;
    kept.to = target;
    kept.since_ms = now;
  }
  kept.last_frame = frame;
  if (preferences.reduced_motion) return kept.to = target;
  const double part = (now - kept.since_ms) / duration_ms;
  const float value = part >= 1 ? kept.to : kept.from + (kept.to - kept.from) * ease_out(part);
  if (kept.to != target) {
    kept.from = value;
    kept.to = target;
    kept.since_ms = now;
  }
  if (value != target) wake_at(0);
  return value;
}

double Context::State::pulse(double step_ms) {
  const double step = std::floor(now / step_ms) * step_ms;
  wake_at(step + step_ms);
  return step;
}

// ---- items
// ----------------------------------------------------------------------------------------

int32_t Context::State::add(NodeId id) {
  const int32_t item = items.add(levels.back().item);
  items[item].id = id;
  return item;
}

int32_t Context::State::open(NodeId id, std::string_view key) {
  const int32_t item = add(id);
  const bool keyed = !key.empty();
  levels.push_back({item, keyed ? id : levels.back().seed, 0, keyed});
  return item;
}

int32_t Context::State::open_over(NodeId id, Place place) {
  const int32_t item = items.add(0);
  items[item].id = id;
  items[item].place = place;
  items[item].draws_over = true;
  levels.push_back({item, id, 0, true});
  return item;
}

void Context::State::close() {
  IM_ASSERT(levels.size() > 1);
  if (levels.back().is_tree) close_tree();
  levels.pop_back();
}

void Context::State::apply(int32_t index, const Box& box) {
  Item& item = items[index];
  item.axis = box.axis;
  item.gap = scaled(box.gap);
  item.pad_start = item.pad_end = scaled(box.padding_x >= 0 ? box.padding_x : box.padding);
  const float pad_y = scaled(box.padding_y >= 0 ? box.padding_y : box.padding);
  item.pad_top = item.pad_bottom = pad_y > 3 ? dense(pad_y) : pad_y;
  item.align = box.align;
  item.justify = box.justify;
  item.grow = box.grow;
  item.width = box.width;
  item.height = box.height;
  item.min_width = box.min_width;
  item.max_width = box.max_width;
  item.min_height = box.min_height;
  item.max_height = box.max_height;
  item.wrap = box.wrap;
  item.columns = static_cast<uint8_t>(box.columns);
  item.divided = box.divided;
  apply_surface(index, box.surface);
  if (box.divided) items[index].border = color(Color::Border);
  // A card is a node: without a canvas the overlay shows it.
  const bool card = box.surface == Surface::Card && item.id != 0;
  if (card || box.role != Role::Group || !box.label.empty()) {
    items[index].semantic = true;
    items[index].role = box.role;
    if (!box.label.empty()) items.attribute(index, platform::Attr::Label, box.label);
  }
}

void Context::State::apply_surface(int32_t index, Surface surface) {
  Item& item = items[index];
  item.radius = theme.radius_px;
  const auto ground = [&](Color role) { item.fill = color(role); };
  switch (surface) {
    case Surface::None:
      break;
    case Surface::Raised:
      item.elevation = Elevation::Raised;
      [[fallthrough]];
    case Surface::Card:
      ground(Color::Surface);
      item.radius = theme.card_radius_px;
      if (item.elevation == Elevation::Flat && theme.cards_lift) item.elevation = Elevation::Lifted;
      if (theme.outline_px > 0 || !theme.cards_lift) {
        item.border = color(Color::Border);
        item.border_px = theme.outline_px > 0 ? theme.outline_px : 1;
      }
      break;
    case Surface::Sunken:
      ground(Color::SurfaceSunken);
      break;
    case Surface::Accent:
      ground(Color::Accent);
      break;
    case Surface::AccentSoft:
      ground(Color::AccentSoft);
      break;
    case Surface::Bar:
      ground(Color::Bar);
      item.radius = 0;
      break;
    case Surface::Info:
      ground(Color::InfoSoft);
      break;
    case Surface::Positive:
      ground(Color::PositiveSoft);
      break;
    case Surface::Warning:
      ground(Color::WarningSoft);
      break;
    case Surface::Danger:
      ground(Color::DangerSoft);
      break;
  }
}

void Context::State::set_font(Item& item, Type type) const {
  platform::Font& font = item.font;
  font.direction = direction;
  const TypeScale& type_scale = theme.type;
  const auto set = [&](float size, float weight) {
    font.size_px = static_cast<uint16_t>(size);
    font.weight = static_cast<uint16_t>(weight);
    item.line_px = line_of(size);
  };
  const auto head = [&](float size) {
    set(size, type_scale.heading);
    if (!theme.font_heading.empty()) font.family = platform::FontFamily::Heading;
  };
  const bool large = phone();  // reading distance and iOS' zoom on small fields
  constexpr float kPhonesAdd = 2;
  switch (type) {
    case Type::Caption:
      set(type_scale.caption_px, 400);
      break;
    case Type::Body:
      set(large ? type_scale.body_px + kPhonesAdd : type_scale.body_px, 400);
      break;
    case Type::BodyStrong:
      set(large ? type_scale.body_px + kPhonesAdd : type_scale.body_px, type_scale.strong);
      break;
    case Type::Label:
      set(type_scale.label_px, type_scale.medium);
      break;
    case Type::Subtitle:
      set(type_scale.subtitle_px, type_scale.strong);
      break;
    case Type::Title:
      head(type_scale.title_px);
      break;
    case Type::Display:
      head(large ? type_scale.title_px : type_scale.display_px);
      break;
    case Type::Figure:
      head(type_scale.figure_px);
      font.tabular = true;
      break;
    case Type::Mono:
      set(type_scale.body_px, 400);
      font.family = platform::FontFamily::Mono;
      break;
  }
}

// 12 px letters stand in lines of 16, 14 in 20, 16 in 24, 32 in 40.
uint16_t Context::State::line_of(float size_px) const {
  const float room = size_px - 8 < 4 ? 4 : size_px - 8 > 8 ? 8 : size_px - 8;
  return static_cast<uint16_t>(size_px + room + theme.type.leading_px);
}

float Context::State::roomy(float px) const {
  constexpr float kUsualLine = 20;
  const float lines = static_cast<float>(line_of(theme.type.body_px)) / kUsualLine;
  const float by = lines * (theme.step_px > 4 ? theme.step_px / 4 : 1);
  return by > 1 ? std::floor(px * by + 0.5f) : px;
}

int32_t Context::State::add_text(std::string_view text, Type type, Color role, bool semantic) {
  const int32_t index = add(semantic ? next_id() : 0);
  const platform::Text kept = items.keep(text);
  Item& item = items[index];
  item.kind = ItemKind::Text;
  item.text = kept;
  item.color = color(role);
  item.role = Role::Text;
  item.semantic = semantic;
  set_font(item, type);
  write_towards(index, standing_direction(text, rtl() ? Direction::Rtl : Direction::Ltr));
  return index;
}

void Context::State::write_towards(int32_t index, Direction towards) {
  Item& item = items[index];
  const auto wanted =
      towards == Direction::Rtl ? platform::TextDirection::Rtl : platform::TextDirection::Ltr;
  if (item.font.direction == wanted) return;
  item.font.direction = wanted;
  if (!item.semantic) return;
  items.attribute(index, platform::Attr::Dir, towards == Direction::Rtl ? "rtl" : "ltr");
}

int32_t Context::State::add_icon(std::string_view name, float size_px, Rgba tint) {
  const int32_t index = add(0);
  const platform::Text kept = items.keep(name);
  Item& item = items[index];
  item.kind = ItemKind::Icon;
  item.text = kept;
  item.font.family = platform::FontFamily::Icon;
  item.font.size_px = static_cast<uint16_t>(size_px);
  // What points along the line points the other way where lines run right to left.
  const bool points = name.substr(0, 6) == "arrow-" || name.substr(0, 8) == "chevron-";
  if (points && name != "arrow-up-right") item.font.direction = direction;
  item.width = item.height = item.min_width = size_px;
  item.color = tint;
  return index;
}

int32_t Context::State::add_spinner(float size_px, Rgba tint) {
  const int32_t index = add(0);
  Item& item = items[index];
  item.kind = ItemKind::Spinner;
  item.width = item.height = item.min_width = size_px;
  item.color = tint;
  pulse(spin_step_ms());
  return index;
}

}  // namespace portico::ui
