// The one buffer by which the bridge hands strings to the wasm: answers of imports, and the text
// that comes with events. It grows and is never given back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portico::platform::browser {

// The first `bytes` bytes that the bridge last wrote. Valid until the next import or export is
// called.
std::string_view reply(uint32_t bytes);

// The answer of an import that returned `bytes`; negative means none.
std::optional<std::string> answer(int32_t bytes);
std::string text_answer(int32_t bytes);  // none is empty

}  // namespace portico::platform::browser
