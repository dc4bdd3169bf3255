# portico.wasm: standalone, without Emscripten's JS: what it imports is what web/bridge.js gives,
# what it exports is what bridge.js calls (src/platform/browser).
file(GLOB PORTICO_MAIN_SOURCES CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/main*.cpp")
if(PORTICO_MAIN_SOURCES)
  add_executable(portico ${PORTICO_MAIN_SOURCES})
  set_target_properties(portico PROPERTIES SUFFIX ".wasm")
  target_link_libraries(portico PRIVATE
    portico_flags portico_no_exceptions portico_app portico_browser)
  target_link_options(portico PRIVATE
    -sSTANDALONE_WASM=1 --no-entry -sFILESYSTEM=0 -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH=1
    -sDYNAMIC_EXECUTION=0 -sERROR_ON_UNDEFINED_SYMBOLS=0 -sTOTAL_STACK=262144
    -sEXPORTED_FUNCTIONS=_malloc,_free)
endif()
