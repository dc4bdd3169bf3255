#include "screens/profile.h"

#include "screens/parts.h"

namespace portico::screens {

using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

ui::Scope section(View& view, std::string_view key, std::string_view title) {
  ui::Scope card = view.ui.region(
      key, title,
      {.gap = 16, .padding = view.is_phone() ? 16.0f : 24.0f, .surface = ui::Surface::Card});
  view.ui.heading(2, title);
  return card;
}

void begin_draft(ProfileState& state, const domain::Profile& profile) {
  if (state.drafted_version == profile.version) return;
  state.draft = profile;
  state.drafted_version = profile.version;
}

void save_notice(View& view, const ProfileState& state) {
  if (state.error && state.error->type == "waiting") {
    const auto banner = view.ui.banner("waiting", Tone::Info, view.words("outbox.kept"),
                                       view.words("outbox.kept_text"), true);
  } else if (state.error && state.error->type == "not-kept") {
    const auto banner = view.ui.banner("failed", Tone::Danger, view.words("outbox.not_kept"),
                                       view.words("outbox.not_kept_text"), true);
  } else if (state.error) {
    const bool elsewhere = state.error->kind == ErrorKind::Conflict;
    const auto banner =
        view.ui.banner("failed", Tone::Danger,
                       elsewhere ? std::string(view.words("profile.changed_elsewhere"))
                                 : error_title(view.words, *state.error),
                       elsewhere ? std::string(view.words("profile.changed_elsewhere_text"))
                                 : error_text(view.words, *state.error),
                       true);
  } else if (state.was_saved) {
    const auto banner =
        view.ui.banner("saved", Tone::Positive, view.words("profile.saved"), {}, true);
  }
}

void personal(View& view, ProfileState& state, const domain::Profile& profile) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto card = section(view, "personal", words("profile.personal"));
  const auto form = ui.form("personal", words("profile.personal"));
  bool changed = false;
  changed |= ui.field("name", state.draft.name,
                      {.label = words("profile.name"),
                       .autocomplete = "name",
                       .name = "name",
                       .required = true,
                       .max_length = 100})
                 .changed;
  std::string email = profile.email;
  ui.field("email", email,
           {.type = ui::InputType::Email,
            .label = words("profile.email"),
            .hint = words("profile.email_hint"),
            .read_only = true});
  std::vector<ui::Option> languages;
  for (const std::string& tag : view.session.locales) {
    languages.push_back({tag, words.language_name(tag)});
  }
  changed |= ui.select("language", words("profile.language"), languages, state.draft.locale);
  std::vector<ui::Option> zones;
  bool listed = false;
  for (std::string& zone : words.time_zones()) {
    listed = listed || zone == state.draft.time_zone;
    zones.push_back({zone, zone});
  }
  if (!listed) zones.insert(zones.begin(), {state.draft.time_zone, state.draft.time_zone});
  changed |= ui.select("time_zone", words("profile.time_zone"), zones, state.draft.time_zone);
  if (changed) {
    state.was_saved = false;
    state.error.reset();
  }
  save_notice(view, state);
  const auto row = ui.box({.axis = Axis::Row, .key = "save"});
  const bool pressed = ui.button("save", words("profile.save"),
                                 {.kind = ui::ButtonKind::Primary,
                                  .busy = state.is_saving,
                                  .disabled = state.draft.name.empty(),
                                  .fill = view.is_phone()});
  if ((pressed || ui.submitted()) && !state.is_saving && !state.draft.name.empty()) {
    view.commands.add(Do::SaveProfile);
  }
}

void appearance(View& view, const ProfileState& state) {
  const auto card = section(view, "appearance", view.words("profile.appearance"));
  std::vector<ui::Option> options;
  for (const std::string_view name : {"system", "light", "dark"}) {
    options.push_back({std::string(name), std::string(view.words("scheme." + std::string(name)))});
  }
  std::string scheme = state.scheme;
  if (view.ui.segmented("scheme", view.words("profile.appearance"), options, scheme)) {
    view.commands.add(Do::ChooseScheme, scheme);
  }
}

void device_row(View& view, const domain::DeviceSession& session) {
  ui::Ui& ui = view.ui;
  const auto item = ui.list_item(session.id, {.axis = Axis::Row,
                                              .gap = 12,
                                              .padding_x = 0,
                                              .padding_y = 12,
                                              .align = Align::Center,
                                              .wrap = true});
  ui.icon("monitor");
  {
    const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 160});
    ui.text(Type::BodyStrong, session.device);
    std::string seen =
        view.words("profile.last_seen", {{"when", view.words.instant(session.last_seen_at)}});
    if (!session.address.empty()) seen = session.address + " · " + seen;
    ui.text(Type::Caption, seen, {.color = Color::TextMuted});
  }
  if (session.is_current) {
    ui.badge(view.words("profile.this_device"), Tone::Positive, "check");
  } else if (ui.button("end", view.words("profile.end_session"),
                       {.kind = ui::ButtonKind::Quiet, .description = session.device})) {
    view.commands.add(Do::EndSession, session.id);
  }
}

void sessions(View& view, ProfileState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto card = section(view, "sessions", words("profile.sessions"));
  ui.text(Type::Body, words("profile.sessions_text"), {.color = Color::TextMuted});
  const auto* list = shown(view, state.sessions, [&] { ui.skeleton_lines(3); });
  if (list) {
    const auto items = ui.list(words("profile.sessions"), {.divided = true});
    for (const domain::DeviceSession& session : *list) device_row(view, session);
  }
  const auto row = ui.box({.axis = Axis::Row, .gap = 12, .wrap = true, .key = "sign-out"});
  if (ui.button("out", words("sign_out"), {.icon = "log-out", .fill = view.is_phone()})) {
    view.commands.add(Do::SignOut);
  }
  if (ui.button("everywhere", words("profile.everywhere"),
                {.kind = ui::ButtonKind::Quiet, .fill = view.is_phone()})) {
    state.is_asking_everywhere = true;
  }
  // A page of its own (kiosk.wasm).
  if (view.session.seller.has_kiosks && !view.session.person->is_staff) {
    ui.link("kiosk", words("profile.kiosk"), "/kiosk-code", {.external = true});
  }
}

void everywhere_dialog(View& view, ProfileState& state) {
  if (!state.is_asking_everywhere) return;
  ui::Ui& ui = view.ui;
  const auto dialog =
      ui.dialog("everywhere", view.words("profile.everywhere_title"), state.is_asking_everywhere);
  ui.text(Type::Body, view.words("profile.everywhere_text"));
  const auto row =
      ui.box({.axis = Axis::Row, .gap = 12, .justify = ui::Justify::End, .wrap = true});
  if (ui.button("keep", view.words("action.cancel"))) state.is_asking_everywhere = false;
  if (ui.button("end", view.words("profile.everywhere"), {.kind = ui::ButtonKind::Danger})) {
    state.is_asking_everywhere = false;
    view.commands.add(Do::SignOutEverywhere);
  }
}

}  // namespace

void draw_profile(View& view, ProfileState& state) {
  {
    const auto page = open_page(view, 720);
    { const auto head = page_head(view, view.words("profile.title")); }
    const domain::Profile* profile = shown(view, state.profile, [&] {
      const auto card = view.ui.card("wait");
      view.ui.skeleton_lines(6);
    });
    if (profile) {
      begin_draft(state, *profile);
      personal(view, state, *profile);
    }
    appearance(view, state);
    sessions(view, state);
  }
  everywhere_dialog(view, state);
}

}  // namespace portico::screens
