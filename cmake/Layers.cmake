# One library a layer. A layer links only what it may see (docs/architecture.md), so that a wrong
# call fails at link time too; tests/layers holds the includes.

# portico_layer(name DEPENDS...): sources of src/<name>, not of its subfolders.
function(portico_layer name folder)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp")
  if(sources)
    add_library(portico_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(portico_${name} PRIVATE portico_flags portico_no_exceptions)
  else()
    add_library(portico_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(portico_${name} ${scope} "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(portico_${name} ${scope} ${ARGN})
endfunction()

portico_layer(core core)
portico_layer(platform platform portico_core)
portico_layer(domain domain portico_core)
portico_layer(api api portico_domain portico_platform portico_json)
portico_layer(ui ui portico_core portico_platform portico_imgui)
portico_layer(screens screens portico_api portico_ui)
portico_layer(app app portico_screens portico_json)
portico_layer(gallery gallery portico_app)
portico_layer(headless platform/headless portico_platform)

# Loops over a million rows: fast rather than small, and 16 bytes at a time. Every browser with
# WebGL 2 and a current version has these instructions.
if(EMSCRIPTEN)
  set_source_files_properties(
    src/core/text_pattern.cpp src/core/column_sort.cpp src/core/column_filter.cpp
    src/core/column_groups.cpp src/core/column_page.cpp
    PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:MinSizeRel>:-O2;-msimd128;-fno-unroll-loops;-fno-vectorize;-fno-slp-vectorize>")
endif()
