// Forms as a whole: what the server found wrong with their fields (RFC 9457), a summary of it that
// takes focus and leads to the fields, and a question before what was changed is left behind.
//
//   auto form = ui.form("order", tr("order"));
//   error_summary(ui, "errors", state.form, fields);
//   ui.field("email", state.email, {.label = ..., .error = error_of(state.form, "email")});
//   if (ui.submitted()) ... send it; when the answer is a problem:
//       set_problem(state.form, problem, [&](const FieldError& e) { return words of e.code; });
//   unsaved_guard(ui, "unsaved", state.draft != state.saved);
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ui/ui.h"

namespace portico::ui {

struct FormField {
  std::string_view name;   // as the contract calls it
  std::string_view label;  // as the form calls it
  std::string_view key{};  // of its widget within the form, where that is another
};

struct FormState {
  std::vector<FieldError> errors;  // `detail` is what is shown; no field: of the form as a whole
  bool is_new = false;             // the summary is yet to take focus
};

// `words`: what a person is told of an error, by its code; empty: its detail.
void set_problem(FormState& form, const Error& problem,
                 const std::function<std::string(const FieldError&)>& words);
// What FieldOptions::error says; empty where the field is in order.
std::string_view error_of(const FormState& form, std::string_view field);
// The person changed the field.
void forget_error(FormState& form, std::string_view field);

// Nothing while there is no error. Within the form, before its fields.
void error_summary(Ui& ui, std::string_view key, FormState& form,
                   std::span<const FormField> fields);

// To be called in every frame of a form that can be left: while `unsaved`, links of the portal and
// the browser's Back (Context::holds) ask first, and so does the browser before the page goes.
void unsaved_guard(Ui& ui, std::string_view key, bool unsaved);

}  // namespace portico::ui
