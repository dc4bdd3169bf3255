# portico.wasm, and entrance.wasm, kiosk.wasm and gallery.wasm beside it: standalone, without Emscripten's JS. What they import is
# what web/bridge.js gives, what they export is what bridge.js calls (src/platform/browser).
file(GLOB PORTICO_WEB_SOURCES CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/platform/browser/*.cpp")
find_program(PORTICO_NODE node REQUIRED NO_CMAKE_FIND_ROOT_PATH)

# All that tools/bundle-web.mjs takes.
add_custom_target(programs)

# portico_program(name SOURCES_AND_LIBRARIES...)
function(portico_program name)
  cmake_parse_arguments(PARSE_ARGV 1 program "" "" "SOURCES;LIBRARIES")
  add_executable(${name} ${program_SOURCES} ${PORTICO_WEB_SOURCES})
  set_target_properties(${name} PROPERTIES SUFFIX ".wasm")
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${name} PRIVATE
    portico_flags portico_no_exceptions ${program_LIBRARIES} portico_app)
  # Imports look undefined to the linker; tools/check-wasm.mjs says which of them are ours to give.
  target_link_options(${name} PRIVATE
    -fno-exceptions -sSTANDALONE_WASM=1 --no-entry -sFILESYSTEM=0 -sMALLOC=emmalloc
    -sALLOW_MEMORY_GROWTH=1 -sDYNAMIC_EXECUTION=0 -sERROR_ON_UNDEFINED_SYMBOLS=0
    -sWARN_ON_UNDEFINED_SYMBOLS=0 -sTOTAL_STACK=262144 -sINITIAL_MEMORY=8388608
    -sEXPORTED_FUNCTIONS=_malloc,_free)
  add_custom_command(TARGET ${name} POST_BUILD VERBATIM
    COMMAND "${PORTICO_NODE}" "${CMAKE_SOURCE_DIR}/tools/check-wasm.mjs" "$<TARGET_FILE:${name}>"
            "$<IF:$<CONFIG:MinSizeRel>,release,debug>")
  add_dependencies(programs ${name})
endfunction()

portico_program(portico)
portico_program(entrance SOURCES "${CMAKE_SOURCE_DIR}/src/main_entrance.cpp")
portico_program(kiosk SOURCES "${CMAKE_SOURCE_DIR}/src/main_kiosk.cpp")
portico_program(gallery SOURCES "${CMAKE_SOURCE_DIR}/src/main_gallery.cpp"
                LIBRARIES portico_gallery)

# table_bench.wasm: the column store alone, for tests/bench/table/store.mjs.
add_executable(table_bench EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/table/store.cpp")
set_target_properties(table_bench PROPERTIES SUFFIX ".wasm")
target_link_libraries(table_bench PRIVATE portico_flags portico_no_exceptions portico_api)
target_link_options(table_bench PRIVATE
  -fno-exceptions -sSTANDALONE_WASM=1 --no-entry -sFILESYSTEM=0 -sMALLOC=emmalloc
  -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=262144 -sINITIAL_MEMORY=8388608)
