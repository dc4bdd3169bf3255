#include "screens/closing.h"

#include <vector>

#include "domain/validation.h"
#include "screens/parts.h"
#include "ui/choices.h"
#include "ui/fields.h"
#include "ui/overlays.h"

namespace portico::screens {

using domain::Ending;
using domain::Invoice;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

constexpr Ending kEndings[] = {Ending::WriteOff, Ending::Void};

std::string text_of(const View& view, Ending ending, std::string_view part) {
  return std::string(
      view.words("closing." + std::string(name_of(ending)) + "." + std::string(part)));
}

// What it does to the customer's balance: a debt goes, or a credit does.
Money change_of(const domain::InvoiceSummary& document) {
  if (document.type == domain::DocumentType::CreditNote) return document.open;
  return document.open.negate().value_or(document.open);
}

void consequences(View& view, const Invoice& invoice, Ending ending) {
  ui::Ui& ui = view.ui;
  const domain::InvoiceSummary& document = invoice.summary;
  const bool credit = document.type == domain::DocumentType::CreditNote;
  ui.text(Type::Body, text_of(view, ending, credit ? "credit_text" : "text"));
  const auto card = ui.box({.padding = 12, .surface = ui::Surface::Sunken, .key = "change"});
  const auto pairs = ui.key_values(view.words("closing.consequences"));
  ui.key_value(view.words("closing.open"), view.words.money(document.open), false, true);
  ui.key_value(view.words("closing.balance"), view.words.money(change_of(document)), true, true);
}

void notices(View& view, const Invoice& invoice, const ClosingState& state, bool allowed) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  if (state.is_sending) return;
  if (state.has_changed) {
    const std::string status = status_text(words, invoice.summary);
    const std::string open = words.money(invoice.summary.open);
    const auto banner = ui.banner("changed", Tone::Warning, words("closing.changed"),
                                  words(allowed ? "closing.changed_text" : "closing.changed_ended",
                                        {{"status", status}, {"open", open}}),
                                  true);
  } else if (state.error) {
    const auto banner = ui.banner("refused", Tone::Danger, error_title(words, *state.error),
                                  error_text(words, *state.error), true);
  }
}

void fields(View& view, ClosingState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  if (state.request.ending == Ending::WriteOff) {
    std::vector<ui::Option> codes = {{"", std::string(words("closing.code_choose"))}};
    for (const std::string_view code : domain::kWriteOffCodes) {
      codes.push_back({std::string(code), std::string(words("closing.code." + std::string(code)))});
    }
    if (ui::select(ui, "code", codes, state.request.code,
                   {.label = words("closing.code"),
                    .error = state.code_error,
                    .required = true,
                    .disabled = state.is_sending})) {
      state.code_error.clear();
    }
  }
  if (ui::text_area(ui, "reason", state.request.reason,
                    {.label = words("closing.reason"),
                     .hint = words("closing.reason_hint"),
                     .error = state.reason_error,
                     .required = true,
                     .read_only = state.is_sending,
                     .max_length = domain::kLongestReason})
          .changed) {
    state.reason_error.clear();
  }
}

// Whether it can be sent; else says what is missing, at the first field that is.
bool is_complete(View& view, ClosingState& state) {
  const bool wants_code = state.request.ending == Ending::WriteOff && state.request.code.empty();
  if (wants_code) state.code_error = view.words("closing.code_missing");
  const auto reason = domain::validate_reason(state.request.reason);
  if (!reason.ok()) {
    const bool missing = reason.error().of_field("reason")->code == "required";
    state.reason_error = view.words(missing ? "closing.reason_missing" : "closing.reason_wrong");
  }
  if (wants_code || !reason.ok()) view.ui.focus(wants_code ? "code" : "reason");
  return !wants_code && reason.ok();
}

}  // namespace

void draw_closing_menu(View& view, const Invoice& invoice, ClosingState& state) {
  std::vector<ui::MenuEntry> entries;
  for (const Ending ending : kEndings) {
    if (!domain::allows(invoice.summary.actions, name_of(ending))) continue;
    entries.push_back({.key = std::string(name_of(ending)),
                       .text = text_of(view, ending, "menu"),
                       .danger = true});
  }
  if (entries.empty()) return;
  const auto chosen =
      ui::menu(view.ui, "more", view.words("closing.more"), entries, {.icon = "ellipsis"});
  if (!chosen) return;
  state = {.is_open = true,
           .request = {.ending = *value_named<Ending>(domain::kEndingNames, *chosen),
                       .type = invoice.summary.type,
                       .document_id = invoice.summary.id},
           .version = invoice.etag};
}

void draw_closing_dialog(View& view, const Invoice& invoice, ClosingState& state) {
  if (!state.is_open) return;
  ui::Ui& ui = view.ui;
  const Ending ending = state.request.ending;
  if (!state.is_sending && state.version != invoice.etag) {
    state.version = invoice.etag;
    state.has_changed = true;
    state.key.clear();
  }
  const bool allowed = domain::allows(invoice.summary.actions, name_of(ending));
  const std::string title =
      view.words(ending == Ending::Void ? "closing.void.title" : "closing.write_off.title",
                 {{"number", invoice.summary.number}});
  const auto dialog = ui.dialog("closing", title, state.is_open);
  notices(view, invoice, state, allowed);
  const auto form = ui.form("form", title);
  if (allowed) consequences(view, invoice, ending);
  fields(view, state);
  const auto row =
      ui.box({.axis = ui::Axis::Row, .gap = 12, .justify = ui::Justify::End, .wrap = true});
  if (ui.button("cancel", view.words("action.cancel"), {.disabled = state.is_sending})) {
    state.is_open = false;
  }
  const bool pressed =
      ui.button("submit", text_of(view, ending, "submit"),
                {.kind = ui::ButtonKind::Danger, .busy = state.is_sending, .disabled = !allowed});
  if ((pressed || ui.submitted()) && allowed && !state.is_sending && is_complete(view, state)) {
    view.commands.add(Do::CloseDocument);
  }
}

}  // namespace portico::screens
