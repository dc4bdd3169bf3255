// What Dear ImGui's core calls in imgui_widgets.cpp and imgui_tables.cpp, empty. The kit draws its
// own widgets and takes ids, clipping and draw lists from the core; leaving the stock ones out
// saves 20 KB of download (brotli). A call to one that is not here fails at link time.
#include <cstring>

#include "imgui.h"
#include "imgui_internal.h"

// The core holds one of these, for a text field that never exists.
ImGuiInputTextState::ImGuiInputTextState() {
  std::memset(static_cast<void*>(this), 0, sizeof(*this));
}
ImGuiInputTextState::~ImGuiInputTextState() = default;

void ImGuiMenuColumns::Update(float, bool) {}

namespace ImGui {

void TableSettingsAddSettingsHandler() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void EndTable() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}

void EndMenuBar() {}
void EndTabBar() {}
void TreePop() {}
ImGuiMultiSelectIO* EndMultiSelect() {
  return nullptr;
}
void SeparatorText(const char*) {}
void TextV(const char*, va_list) {}
void Scrollbar(ImGuiAxis) {}
void InputTextDeactivateHook(ImGuiID) {}
bool Button(const char*, const ImVec2&) {
  return false;
}
bool ButtonBehavior(const ImRect&, ImGuiID, bool*, bool*, ImGuiButtonFlags) {
  return false;
}
bool CloseButton(ImGuiID, const ImVec2&) {
  return false;
}
bool CollapseButton(ImGuiID, const ImVec2&) {
  return false;
}
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) {
  return false;
}
bool SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags) {
  return false;
}
bool InputText(const char*, char*, size_t, ImGuiInputTextFlags, ImGuiInputTextCallback, void*) {
  return false;
}

}  // namespace ImGui
