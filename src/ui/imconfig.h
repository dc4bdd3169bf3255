// Dear ImGui's configuration. The browser has files, fonts, clipboard and text editing; here it
// keeps ids, clipping, layers and draw lists.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define IMGUI_DISABLE_OSX_FUNCTIONS
#define IMGUI_DISABLE_SSE

// platform::Picture has 32-bit indices.
#define ImDrawIdx unsigned int
