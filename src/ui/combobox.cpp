// Fields that are searched as one types. WAI-ARIA combobox pattern, editable, list autocomplete.
#include <algorithm>

#include "ui/choices.h"
#include "ui/field_parts.h"
#include "ui/suggestions.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr size_t kMostShown = 100;  // more are found by typing more

const Choice* choice_of(std::span<const Choice> items, std::string_view value) {
  for (const Choice& item : items) {
    if (item.value == value) return &item;
  }
  return nullptr;
}

struct Found {
  std::vector<const Choice*> items;
  std::vector<Suggestion> lines;
  std::string note;
};

// Of what `offers` lets through, those with the words typed.
template <typename Offers>
Found find_choices(Context::State& s, std::span<const Choice> items, std::string_view typed,
                   bool busy, Offers offers) {
  Found found;
  size_t more = 0;
  for (const Choice& item : items) {
    if (!offers(item)) continue;
    if (!has_words(item.text + ' ' + item.note, typed)) continue;
    if (found.items.size() == kMostShown) {
      ++more;
      continue;
    }
    found.items.push_back(&item);
    found.lines.push_back({item.value, item.text, item.note, {}});
  }
  if (busy) {
    found.note = s.words.loading;
  } else if (found.items.empty() && s.speech != nullptr) {
    found.note = s.speech->text("field.nothing_found");
  } else if (more > 0 && s.speech != nullptr) {
    found.note = s.speech->count("field.more_found", static_cast<int64_t>(more));
  }
  return found;
}

void announce_count(Context::State& s, const Found& found) {
  if (s.speech == nullptr) return;
  const auto count = static_cast<int64_t>(found.items.size());
  s.semantics.announce(count == 0 ? found.note : s.speech->count("field.results", count), false);
}

}  // namespace

ComboboxResponse combobox(Ui& ui, std::string_view key, std::span<const Choice> items,
                          std::string& value, const FieldOptions& options, Search search) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  ComboboxResponse response;
  const auto stamp_of = [&] { return Context::State::derived(1, value); };
  const Choice* now = choice_of(items, value);
  // What was found elsewhere may no longer hold the one that was chosen.
  const std::string kept_text = s.draft(Context::State::derived(id, "chosen")).text;
  const std::string written = now != nullptr       ? now->text
                              : value.empty()      ? std::string()
                              : !kept_text.empty() ? kept_text
                                                   : value;
  const Typing typed = typing(s, id, stamp_of(), written);
  std::string text = typed.text;
  if (typed.changed) {
    response.typed = text;
    if (text.empty() && !value.empty()) {
      value.clear();
      response.changed = true;
    }
    take_typing(s, id, stamp_of(), text.empty());
  }
  const bool own = s.draft(id).own;
  const bool here = search == Search::Here;
  const Found found = find_choices(s, items, here && own ? std::string_view(text) : "",
                                   options.busy, [](const Choice&) { return true; });

  open_field(s, id, options);
  const int32_t input = add_native(s, id, Role::ComboBox, options, text);
  s.items[input].field_pad_end = 40;
  s.items.attribute(input, Attr::InputType, "text");
  s.items.attribute(input, Attr::Autocomplete, "off");
  if (!options.icon.empty()) add_within(s, false, options.icon, {});
  if (!options.busy) add_within(s, true, "chevron-down", {});
  const auto chosen = suggest(s, {.field = id,
                                  .input = input,
                                  .anchor = input,
                                  .label = options.label,
                                  .items = found.lines,
                                  .marked = value,
                                  .note = found.note,
                                  .fixed = options.is_fixed(),
                                  .typed = typed.changed,
                                  .first = own && !text.empty()});
  close_field(s, options);
  if (typed.changed && !options.busy) announce_count(s, found);
  if (chosen) {
    const Choice& taken = *found.items[*chosen];
    response.changed = response.changed || taken.value != value;
    value = taken.value;
    s.draft(Context::State::derived(id, "chosen")).text = taken.text;
    take_typing(s, id, stamp_of(), true);
  } else if (own && s.focus != id) {  // left without a choice: the last one stands
    take_typing(s, id, stamp_of(), true);
  }
  return response;
}

namespace {

// A chip: its words and a button that takes it away. True when that was pressed.
bool draw_chip(Context::State& s, NodeId id, std::string_view text, bool fixed) {
  const int32_t chip = s.open(id);
  s.apply(
      chip,
      {.axis = Axis::Row, .gap = 2, .align = Align::Center, .height = 28, .role = Role::ListItem});
  Item& item = s.items[chip];
  item.fill = s.color(Color::AccentSoft);
  item.radius = 14;
  item.pad_start = 12;
  item.pad_end = fixed ? 12 : 2;
  item.clips = true;
  Item& words = s.items[s.add_text(text, Type::Label, Color::AccentText)];
  words.id = Context::State::derived(id, "text");
  bool removed = false;
  if (!fixed) {
    const NodeId cross_id = Context::State::derived(id, "remove");
    const int32_t cross = s.open(cross_id);
    const std::string label =
        s.speech == nullptr ? std::string(text) : s.speech->text("field.remove", {{"name", text}});
    s.apply(cross, {.axis = Axis::Row,
                    .align = Align::Center,
                    .justify = Justify::Center,
                    .width = 24,
                    .height = 24,
                    .role = Role::Button,
                    .label = label});
    s.items[cross].min_width = 24;
    s.items[cross].radius = 12;
    if (s.hover == cross_id) s.items[cross].fill = s.color(Color::SurfaceHover);
    s.add_icon("x", 14, s.color(Color::AccentText));
    s.close();
    removed = s.clicked(cross_id);
  }
  s.close();
  return removed;
}

}  // namespace

bool multi_select(Ui& ui, std::string_view key, std::span<const Choice> items,
                  std::vector<std::string>& values, const FieldOptions& options) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const bool fixed = options.is_fixed();
  bool changed = false;
  const Typing typed = typing(s, id, values.size(), {});
  if (typed.changed) take_typing(s, id, values.size(), typed.text.empty());
  const bool own = s.draft(id).own;
  const auto has = [&](std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  };
  if (s.focus == id && !own && !fixed && !values.empty() && s.key_pressed("Backspace")) {
    values.pop_back();
    changed = true;
  }
  const Found found = find_choices(s, items, typed.text, options.busy,
                                   [&](const Choice& item) { return !has(item.value); });
  open_field(s, id, options);
  const int32_t frame = s.open(0);
  s.apply(frame, {.axis = Axis::Row, .gap = 6, .align = Align::Center, .wrap = true});
  dress_frame(s, s.items[frame], id, options);
  if (s.focus == id) {
    s.items[frame].border = s.color(Color::Focus);
    s.items[frame].border_px = 2;
  }
  const float height = s.touch(s.theme.field_height_px);
  s.items[frame].pad_start = 6;
  s.items[frame].pad_end = 36;
  s.items[frame].min_height = height;
  if (!values.empty()) {
    const NodeId list_id = Context::State::derived(id, "chips");
    const int32_t list = s.open(list_id);
    s.apply(list, {.axis = Axis::Row,
                   .gap = 6,
                   .padding_y = 4,
                   .align = Align::Center,
                   .wrap = true,
                   .role = Role::List,
                   .label = options.label});
    for (size_t at = 0; at < values.size(); ++at) {
      const Choice* item = choice_of(items, values[at]);
      const std::string text = item == nullptr ? values[at] : item->text;
      if (!draw_chip(s, Context::State::derived(list_id, values[at]), text, fixed)) continue;
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(at--));
      changed = true;
      s.focus_next = id;
    }
    s.close();
  }
  FieldOptions bare = options;
  if (!values.empty()) bare.placeholder = {};
  const int32_t input = add_native(s, id, Role::ComboBox, bare, typed.text);
  Item& item = s.items[input];
  item.fill = item.border = 0;
  item.field_pad_start = item.field_pad_end = 6;
  item.min_width = 64;
  item.width = kFit;
  item.grow = 1;
  item.height = height - 4;
  s.items.attribute(input, Attr::InputType, "text");
  s.items.attribute(input, Attr::Autocomplete, "off");
  s.items.attribute(input, Attr::Tone, "bare");
  if (!options.busy) add_within(s, true, "chevron-down", {});
  const auto chosen = suggest(s, {.field = id,
                                  .input = input,
                                  .anchor = frame,
                                  .label = options.label,
                                  .items = found.lines,
                                  .note = found.note,
                                  .fixed = fixed,
                                  .typed = typed.changed,
                                  .first = own && !typed.text.empty()});
  if (!own && !values.empty() && !fixed) {
    const bool opened = is_suggesting(s, id) && s.memory(id).inner != 0;
    s.items.attribute(input, Attr::Keys,
                      opened ? "ArrowDown ArrowUp Enter Backspace" : "ArrowDown ArrowUp Backspace");
  }
  s.close();
  close_field(s, options);
  if (typed.changed && !options.busy) announce_count(s, found);
  if (chosen) {
    values.push_back(found.items[*chosen]->value);
    changed = true;
  }
  if (chosen || (own && s.focus != id)) take_typing(s, id, values.size(), true);
  if (changed) s.need_frame();
  return changed;
}

}  // namespace portico::ui
