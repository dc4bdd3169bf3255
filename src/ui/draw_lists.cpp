#include "ui/draw_lists.h"

#include <cstring>

#include "ui/text_atlas.h"

namespace portico::ui {

DrawLists::DrawLists() : page_(&shared_), over_(&shared_) {
  constexpr float kWhite = 2.0f / TextAtlas::kPageSize;  // within the white block of page 0
  shared_.TexUvWhitePixel = {kWhite, kWhite};
  shared_.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                         ImDrawListFlags_AllowVtxOffset;
}

// The lists outlive their shared data by a moment, and unregister with it.
DrawLists::~DrawLists() {
  page_._SetDrawListSharedData(nullptr);
  over_._SetDrawListSharedData(nullptr);
}

void DrawLists::begin(float width, float height, float scale) {
  shared_.ClipRectFullscreen = {0, 0, width, height};
  shared_.InitialFringeScale = 1 / scale;
  shared_.CurveTessellationTol = 1.25f / scale;
  shared_.SetCircleTessellationMaxError(0.25f / scale);
  for (ImDrawList* list : {&page_, &over_}) {
    list->_ResetForNewFrame();
    list->PushClipRectFullScreen();
  }
}

void DrawLists::collect(ImDrawList& list) {
  static_assert(sizeof(ImDrawVert) == sizeof(platform::Vertex));
  list.PopClipRect();
  list._PopUnusedDrawCmd();
  const auto first_vertex = static_cast<uint32_t>(vertices_.size());
  const auto first_index = static_cast<uint32_t>(indices_.size());
  const auto count = static_cast<size_t>(list.VtxBuffer.Size);
  vertices_.resize(first_vertex + count);
  if (count > 0) {
    std::memcpy(&vertices_[first_vertex], list.VtxBuffer.Data, count * sizeof(platform::Vertex));
  }
  indices_.reserve(indices_.size() + static_cast<size_t>(list.IdxBuffer.Size));
  for (const ImDrawIdx index : list.IdxBuffer) indices_.push_back(index + first_vertex);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount == 0) continue;
    commands_.push_back({command.ClipRect.x, command.ClipRect.y, command.ClipRect.z,
                         command.ClipRect.w, static_cast<uint32_t>(command.TexRef._TexID - 1),
                         first_index + command.IdxOffset, command.ElemCount});
  }
}

platform::Picture DrawLists::picture(float width, float height, float scale) {
  vertices_.clear();
  indices_.clear();
  commands_.clear();
  collect(page_);
  collect(over_);
  return {vertices_, indices_, commands_, width, height, scale, 0};
}

}  // namespace portico::ui
