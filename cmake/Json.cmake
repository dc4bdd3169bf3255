# nlohmann/json, without putting /usr/include itself on the wasm include path: that would pull the
# C library's headers of this machine in.
find_path(PORTICO_JSON_DIR nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/json")
file(CREATE_LINK "${PORTICO_JSON_DIR}/nlohmann" "${CMAKE_BINARY_DIR}/json/nlohmann" SYMBOLIC)
add_library(portico_json INTERFACE)
target_include_directories(portico_json SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/json")
target_compile_definitions(portico_json INTERFACE JSON_NOEXCEPTION JSON_HAS_CPP_17)
if(EMSCRIPTEN)
  add_library(portico_small_libc STATIC "${CMAKE_SOURCE_DIR}/cmake/small_libc.cpp")
  target_compile_options(portico_small_libc PRIVATE -fno-exceptions -fno-rtti)
  target_compile_definitions(portico_json INTERFACE
    $<$<CONFIG:MinSizeRel>:strtod=portico_strtod>
    $<$<CONFIG:MinSizeRel>:snprintf=portico_snprintf>)
  target_link_libraries(portico_json INTERFACE portico_small_libc)
endif()
