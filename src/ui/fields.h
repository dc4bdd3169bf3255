// Fields for text and numbers beyond Ui::field, and what they are made of. FieldOptions says what
// all fields have in common. Those that read and write numbers do so as the person's language does
// (Context::set_speech): what was typed stays until it is understood, then stands as the locale
// writes it.
#pragma once

#include <string>
#include <string_view>

#include "ui/ui.h"

namespace portico::ui {

// Several lines; grows with what is written, from `lines` to `most_lines`, then scrolls.
FieldResponse text_area(Ui& ui, std::string_view key, std::string& value,
                        const FieldOptions& options, int lines = 3, int most_lines = 12);

}  // namespace portico::ui
