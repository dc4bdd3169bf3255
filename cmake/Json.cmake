# nlohmann/json, without putting /usr/include itself on the wasm include path: that would pull the
# C library's headers of this machine in.
find_path(PORTICO_JSON_DIR nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/json")
file(CREATE_LINK "${PORTICO_JSON_DIR}/nlohmann" "${CMAKE_BINARY_DIR}/json/nlohmann" SYMBOLIC)
add_library(portico_json INTERFACE)
target_include_directories(portico_json SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/json")
target_compile_definitions(portico_json INTERFACE JSON_NOEXCEPTION JSON_HAS_CPP_17)
