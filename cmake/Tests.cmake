# portico_tests: every tests/<layer>/*_test.cpp in one GoogleTest program. Debian ships GoogleTest's
# sources, so that it is built here for this target (native, sanitised or wasm).
find_path(PORTICO_GTEST_SOURCE googletest/src/gtest-all.cc PATHS /usr/src/googletest
          NO_CMAKE_FIND_ROOT_PATH REQUIRED)
add_library(portico_gtest STATIC
  "${PORTICO_GTEST_SOURCE}/googletest/src/gtest-all.cc"
  "${PORTICO_GTEST_SOURCE}/googlemock/src/gmock-all.cc")
target_include_directories(portico_gtest SYSTEM PUBLIC
  "${PORTICO_GTEST_SOURCE}/googletest/include" "${PORTICO_GTEST_SOURCE}/googlemock/include")
target_include_directories(portico_gtest PRIVATE
  "${PORTICO_GTEST_SOURCE}/googletest" "${PORTICO_GTEST_SOURCE}/googlemock")
target_compile_options(portico_gtest PRIVATE -w)
if(EMSCRIPTEN)
  target_compile_definitions(portico_gtest PUBLIC GTEST_HAS_PTHREAD=0 GTEST_HAS_DEATH_TEST=0)
else()
  find_package(Threads REQUIRED)
  target_link_libraries(portico_gtest PUBLIC Threads::Threads)
endif()

file(GLOB PORTICO_TEST_SOURCES CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/tests/core/*.cpp" "${CMAKE_SOURCE_DIR}/tests/domain/*.cpp"
  "${CMAKE_SOURCE_DIR}/tests/api/*.cpp" "${CMAKE_SOURCE_DIR}/tests/ui/*.cpp"
  "${CMAKE_SOURCE_DIR}/tests/screens/*.cpp" "${CMAKE_SOURCE_DIR}/tests/app/*.cpp"
  "${CMAKE_SOURCE_DIR}/tests/gallery/*.cpp" "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")
add_executable(portico_tests "${CMAKE_SOURCE_DIR}/cmake/tests_main.cpp" ${PORTICO_TEST_SOURCES})
target_include_directories(portico_tests PRIVATE "${CMAKE_SOURCE_DIR}/tests")
set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/support/source_dir.cpp" PROPERTIES
  COMPILE_DEFINITIONS PORTICO_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(portico_tests PRIVATE
  portico_flags portico_gallery portico_app portico_headless portico_json portico_gtest)
if(EMSCRIPTEN)
  target_link_options(portico_tests PRIVATE
    -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 -sINITIAL_MEMORY=67108864
    -sTOTAL_STACK=4194304 -sENVIRONMENT=node)
  # Emscripten's program is CommonJS; the repository's own JavaScript is not.
  file(WRITE "${CMAKE_BINARY_DIR}/package.json" "{ \"type\": \"commonjs\" }\n")
endif()
