# portico.wasm: standalone, without Emscripten's JS: what it imports is what web/bridge.js gives,
# what it exports is what bridge.js calls (src/platform/browser).
file(GLOB PORTICO_WEB_SOURCES CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/main*.cpp" "${CMAKE_SOURCE_DIR}/src/platform/browser/*.cpp")
if(NOT PORTICO_WEB_SOURCES)
  return()
endif()
add_executable(portico ${PORTICO_WEB_SOURCES})
set_target_properties(portico PROPERTIES SUFFIX ".wasm")
target_include_directories(portico PRIVATE "${CMAKE_SOURCE_DIR}/src")
target_link_libraries(portico PRIVATE portico_flags portico_no_exceptions portico_app)
# Imports look undefined to the linker; tools/check-wasm.mjs says which of them are ours to give.
target_link_options(portico PRIVATE
  -fno-exceptions -sSTANDALONE_WASM=1 --no-entry -sFILESYSTEM=0 -sMALLOC=emmalloc
  -sALLOW_MEMORY_GROWTH=1 -sDYNAMIC_EXECUTION=0 -sERROR_ON_UNDEFINED_SYMBOLS=0
  -sWARN_ON_UNDEFINED_SYMBOLS=0 -sTOTAL_STACK=262144 -sINITIAL_MEMORY=8388608
  -sEXPORTED_FUNCTIONS=_malloc,_free)
find_program(PORTICO_NODE node REQUIRED NO_CMAKE_FIND_ROOT_PATH)
add_custom_command(TARGET portico POST_BUILD VERBATIM
  COMMAND "${PORTICO_NODE}" "${CMAKE_SOURCE_DIR}/tools/check-wasm.mjs" "$<TARGET_FILE:portico>"
          "$<IF:$<CONFIG:MinSizeRel>,release,debug>")
