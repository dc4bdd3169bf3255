// Two functions of the C library that only nlohmann/json's corners call, small: the full ones bring
// 25 KB of decimal and 128-bit arithmetic into the wasm. cmake/Json.cmake gives them these names.
// The contract has no fractions in JSON and nothing in the client formats by printf, so that
// neither result is ever shown.
#include <cstddef>
#include <cstdlib>

extern "C" {

// Near enough to tell a number from none; amounts never come this way.
double portico_strtod(const char* text, char** end) {
  const char* at = text;
  const bool negative = *at == '-';
  if (*at == '-' || *at == '+') ++at;
  double value = 0;
  for (; *at >= '0' && *at <= '9'; ++at) value = value * 10 + (*at - '0');
  if (*at == '.') {
    double unit = 0.1;
    for (++at; *at >= '0' && *at <= '9'; ++at, unit /= 10) value += unit * (*at - '0');
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    const bool shrinks = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    int exponent = 0;
    for (; *at >= '0' && *at <= '9'; ++at)
      exponent = exponent < 400 ? exponent * 10 + *at - '0' : 400;
    for (; exponent > 0; --exponent) value = shrinks ? value / 10 : value * 10;
  }
  if (end != nullptr) *end = const_cast<char*>(at);
  return negative ? -value : value;
}

// Of a parser's message about a control character, which nobody reads.
int portico_snprintf(char* text, size_t size, const char*, ...) {
  if (size > 0) *text = '\0';
  return 0;
}
}
