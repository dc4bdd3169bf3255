# portico_flags: what every source of ours is compiled with. Third-party code does not link it.
add_library(portico_flags INTERFACE)
target_compile_options(portico_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overruns that are not there once std::string is inlined.
  target_compile_options(portico_flags INTERFACE -Wno-restrict -Wno-missing-field-initializers)
else()
  target_compile_options(portico_flags INTERFACE -Wno-missing-field-initializers)
endif()

# portico_no_exceptions: the layers that end up in the wasm, which has neither exceptions nor RTTI.
add_library(portico_no_exceptions INTERFACE)
target_compile_options(portico_no_exceptions INTERFACE -fno-exceptions -fno-rtti)

if(PORTICO_SANITIZE)
  # The layers are compiled without RTTI, which UBSan's check of vtable pointers would read.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
  # Every browser with WebGL 2 has these instructions; structs are cleared and copied by one each.
  # em++ forbids clang to inline under -Oz; allowed, the program is smaller and has half the
  # functions that a browser compiles at their first call.
  add_compile_options(-Oz -finline-functions -flto -mbulk-memory -msign-ext -mnontrapping-fptoint)
  add_link_options(-Oz -flto -mbulk-memory -msign-ext -mnontrapping-fptoint)
endif()

find_program(PORTICO_CCACHE ccache)
if(PORTICO_CCACHE AND EMSCRIPTEN)  # em++ is a script: what it calls is what can be kept
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env "EM_COMPILER_WRAPPER=${PORTICO_CCACHE}")
elseif(PORTICO_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${PORTICO_CCACHE}")
endif()
