# portico_rules: src/core and src/domain as the server's Python module (pybind11). pybind11 needs
# exceptions, so that the rules are compiled again here, with them, from the same sources.
set(PYTHON_EXECUTABLE /usr/bin/python3 CACHE FILEPATH "Debian's Python, which has pybind11")
set(Python_EXECUTABLE "${PYTHON_EXECUTABLE}")
find_package(Python COMPONENTS Interpreter Development.Module REQUIRED)
set(PYBIND11_FINDPYTHON ON)
find_package(pybind11 CONFIG REQUIRED)
file(GLOB PORTICO_RULES_SOURCES CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/python/*.cpp" "${CMAKE_SOURCE_DIR}/src/core/*.cpp"
  "${CMAKE_SOURCE_DIR}/src/domain/*.cpp")
if(PORTICO_RULES_SOURCES)
  pybind11_add_module(portico_rules MODULE NO_EXTRAS ${PORTICO_RULES_SOURCES})
  target_include_directories(portico_rules PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(portico_rules PRIVATE portico_json portico_flags)
  set_target_properties(portico_rules PROPERTIES CXX_VISIBILITY_PRESET hidden)
  target_link_options(portico_rules PRIVATE -s)
endif()
