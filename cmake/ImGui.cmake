# The core of Dear ImGui, for its draw lists: no stock widgets, no demo, no font rasteriser,
# nothing that needs a file system or a shell.
# src/ui/imconfig.h is its configuration (IMGUI_USER_CONFIG).
if(NOT EXISTS "${PORTICO_IMGUI_DIR}/imgui.h")
  message(FATAL_ERROR "No Dear ImGui in ${PORTICO_IMGUI_DIR}: run tools/fetch-imgui")
endif()
add_library(portico_imgui STATIC
  "${PORTICO_IMGUI_DIR}/imgui.cpp" "${PORTICO_IMGUI_DIR}/imgui_draw.cpp"
  "${CMAKE_SOURCE_DIR}/cmake/imgui_core_only.cpp"
  "${CMAKE_SOURCE_DIR}/cmake/imgui_font_loader.cpp")
target_include_directories(portico_imgui SYSTEM PUBLIC "${PORTICO_IMGUI_DIR}")
target_include_directories(portico_imgui PUBLIC "${CMAKE_SOURCE_DIR}/src")
target_compile_definitions(portico_imgui PUBLIC
  IMGUI_ENABLE_FREETYPE IMGUI_USER_CONFIG="ui/imconfig.h")
target_compile_options(portico_imgui PRIVATE -w -fno-exceptions -fno-rtti)
