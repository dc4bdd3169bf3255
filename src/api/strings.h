// The texts of a language: strings/<locale>.json, flat keys; a plural is an object by CLDR
// category.
#pragma once

#include <string_view>

#include "core/locale.h"
#include "core/result.h"

namespace portico::api {

Result<StringTable> decode_strings(std::string_view body, const Locale& locale);

}  // namespace portico::api
