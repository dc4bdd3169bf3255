#include "ui/draw.h"

#include <cmath>

namespace portico::ui {

namespace {

Rgba with_alpha(Rgba color, float alpha) {
  const auto scaled = static_cast<Rgba>(std::floor(static_cast<float>(color >> 24) * alpha + 0.5f));
  return (color & 0x00ffffffu) | (scaled << 24);
}

ImDrawFlags round_corners(const Item& item, bool rtl) {
  ImDrawFlags flags = ImDrawFlags_RoundCornersAll;
  const bool left = rtl ? item.square_end : item.square_start;
  const bool right = rtl ? item.square_start : item.square_end;
  if (item.square_bottom) flags &= ~ImDrawFlags_RoundCornersBottom;
  if (left) flags &= ~ImDrawFlags_RoundCornersLeft;
  if (right) flags &= ~ImDrawFlags_RoundCornersRight;
  return flags == 0 ? ImDrawFlags_RoundCornersNone : flags;
}

}  // namespace

float Painter::snap(float value) const {
  return std::floor(value * scale_ + 0.5f) / scale_;
}

Rgba Painter::faded(Rgba color) const {
  return fade_ >= 1 ? color : with_alpha(color, fade_);
}

void Painter::use_page(uint16_t page) {
  if (page == page_) return;
  list_->PopTexture();
  list_->PushTexture(texture_of(page));
  page_ = page;
}

void Painter::paint(ImDrawList& page, ImDrawList& over, float spin, bool rtl) {
  spin_ = spin;
  rtl_ = rtl;
  for (ImDrawList* list : {&page, &over}) {
    list->PushTexture(texture_of(0));
  }
  list_ = &page;
  over_ = &over;
  page_ = 0;
  item(0, 0, 0, 1);
  use_page(0);
  page.PopTexture();
  over.PopTexture();
}

void Painter::item(int32_t index, float shift_x, float shift_y, float fade) {
  const Item& item = items_[index];
  shift_x += item.shift_x;
  shift_y += item.shift_y;
  const float x = item.x + shift_x, y = item.y + shift_y;
  const ImVec2 clip_from = list_->GetClipRectMin(), clip_to = list_->GetClipRectMax();
  const bool seen = x < clip_to.x + 32 && x + item.w > clip_from.x - 32 && y < clip_to.y + 32 &&
                    y + item.h > clip_from.y - 32;
  const bool cuts = item.scrolls() || item.clips;
  if (!seen && (cuts || item.kind != ItemKind::Box)) return;

  ImDrawList* const below = list_;
  if (item.draws_over && list_ != over_) {
    use_page(0);
    list_ = over_;
  }
  fade_ = fade * item.fade;
  if (seen) {
    looks(item, x, y);
    if (item.plot != nullptr) plot(item, x, y);
    if (item.kind == ItemKind::Text || item.kind == ItemKind::Icon) text(item, x, y);
    if (item.kind == ItemKind::Spinner) spinner(item, x, y);
    if (item.flows) fragments(item, x, y);
  }
  if (item.flows) return;
  if (item.first_child >= 0) {
    if (cuts) {
      list_->PushClipRect({snap(x), snap(y)}, {snap(x + item.w), snap(y + item.h)}, true);
      shift_x -= item.scroll_x;
      shift_y -= item.scroll_y;
    }
    const float inherited = fade * item.fade;
    for (int32_t at = item.first_child; at >= 0; at = items_[at].next) {
      this->item(at, shift_x, shift_y, inherited);
    }
    fade_ = inherited;
    if (item.divided) divisions(item, shift_x, shift_y);
    if (cuts) list_->PopClipRect();
  }
  if (list_ != below) {
    use_page(0);
    list_ = below;
  }
}

void Painter::looks(const Item& item, float x, float y) {
  if (item.fill == 0 && item.border == 0) return;
  use_page(0);
  const ImVec2 from(snap(x), snap(y)), to(snap(x + item.w), snap(y + item.h));
  if (item.elevation != Elevation::Flat) shadow(from, to, item);
  if (item.w == item.h && item.radius >= item.w / 2 && item.border == 0) {
    list_->AddCircleFilled({(from.x + to.x) / 2, (from.y + to.y) / 2}, item.w / 2, faded(item.fill),
                           item.w < 12 ? 16 : 0);
    return;
  }
  const ImDrawFlags corners = round_corners(item, rtl_);
  const float border = item.border_px > 0 ? snap(item.border_px) : 0;
  if (item.border != 0 && border > 0 && (item.fill >> 24) == 0xff) {
    list_->AddRectFilled(from, to, faded(item.border), item.radius, corners);
    const float inner = item.radius > border ? item.radius - border : 0;
    list_->AddRectFilled({from.x + border, from.y + border}, {to.x - border, to.y - border},
                         faded(item.fill), inner, corners);
  } else {
    if (item.fill != 0) list_->AddRectFilled(from, to, faded(item.fill), item.radius, corners);
    if (item.border != 0 && border > 0) {
      list_->AddRect({from.x + border / 2, from.y + border / 2},
                     {to.x - border / 2, to.y - border / 2}, faded(item.border), item.radius,
                     corners, border);
    }
  }
  if (item.pattern != Pattern::None) pattern(item, from, to);
}

void Painter::divisions(const Item& item, float shift_x, float shift_y) {
  use_page(0);
  const float hairline = 1 / scale_ * (scale_ >= 2.75f ? 2.0f : 1.0f);
  const Rgba color = faded(item.border);
  int32_t before = -1;
  for (int32_t at = item.first_child; at >= 0; at = items_[at].next) {
    const Item& child = items_[at];
    if (child.place != Place::Flow) continue;
    if (before >= 0) {
      const Item& above = items_[before];
      if (item.axis == Axis::Column) {
        const float y = snap((above.y + above.h + child.y) / 2 + shift_y);
        list_->AddRectFilled({snap(item.x + shift_x), y},
                             {snap(item.x + item.w + shift_x), y + hairline}, color);
      } else if (above.line == child.line) {
        const float edge =
            child.x > above.x ? above.x + above.w + child.x : child.x + child.w + above.x;
        const float x = snap(edge / 2 + shift_x);
        list_->AddRectFilled({x, snap(item.y + item.pad_top + shift_y)},
                             {x + hairline, snap(item.y + item.h - item.pad_bottom + shift_y)},
                             color);
      }
    }
    before = at;
  }
}

void Painter::shadow(const ImVec2& from, const ImVec2& to, const Item& item) {
  struct Cast {
    int layers;
    float reach, drop, share;
  };
  constexpr Cast kCasts[] = {{}, {3, 3, 1, 0.03f}, {6, 14, 4, 0.016f}, {9, 26, 10, 0.014f}};
  const auto& [layers, reach, drop, share] = kCasts[static_cast<size_t>(item.elevation)];
  for (int at = layers; at-- > 0;) {
    const float spread = reach * static_cast<float>(at) / static_cast<float>(layers);
    list_->AddRectFilled(
        {from.x - spread, from.y - spread + drop}, {to.x + spread, to.y + spread + drop},
        faded(with_alpha(shadow_ | 0xff000000u, share * strength_)), item.radius + spread);
  }
}

void Painter::pattern(const Item& item, const ImVec2& from, const ImVec2& to) {
  list_->PushClipRect(from, to, true);
  const Rgba ink = faded(with_alpha(0xffffffffu, 0.45f));
  const float height = to.y - from.y, width = to.x - from.x;
  const float step = item.pattern == Pattern::Dots ? 6.0f : 7.0f;
  for (float at = -height; at < width; at += step) {
    const float x = from.x + at;
    switch (item.pattern) {
      case Pattern::None:
        break;
      case Pattern::Stripes:
        list_->AddLine({x, to.y}, {x + height, from.y}, ink, 1.5f);
        break;
      case Pattern::CrossStripes:
        list_->AddLine({x, from.y}, {x + height, to.y}, ink, 1.5f);
        break;
      case Pattern::Bars:
        if (at >= 0) list_->AddLine({x + 3, from.y}, {x + 3, to.y}, ink, 1.5f);
        break;
      case Pattern::Dots:
        for (float y = from.y + 3; at >= 0 && y < to.y; y += step) {
          list_->AddCircleFilled({x + 3, y}, 1.2f, ink, 6);
        }
        break;
    }
  }
  list_->PopClipRect();
}

void Painter::plot(const Item& item, float x, float y) {
  use_page(0);
  const std::span<const float> all(items_.points);
  item.plot(
      {*list_, x, y, x + item.w, y + item.h,
       all.subspan(static_cast<size_t>(item.first_point), static_cast<size_t>(item.point_count)),
       faded(item.color), faded(with_alpha(0xffffffffu, 0.45f)), item.pattern, rtl_});
}

void Painter::spinner(const Item& item, float x, float y) {
  use_page(0);
  const float radius = item.w / 2 - 2, turn = spin_ * 6.2831853f;
  const ImVec2 center(x + item.w / 2, y + item.h / 2);
  list_->PathArcTo(center, radius, 0, 6.2831853f, 24);
  list_->PathStroke(faded(with_alpha(item.color, 0.2f)), 0, 2);
  list_->PathArcTo(center, radius, turn, turn + 1.8f, 10);
  list_->PathStroke(faded(item.color), 0, 2);
}

void Painter::text(const Item& item, float x, float y) {
  const std::string_view all = items_.view(item.text);
  if (item.kind == ItemKind::Icon) {
    run(all, item.font, item.color, x, y + item.h);
    return;
  }
  const Paragraph& paragraph = texts_[item.paragraph];
  const float clip_top = list_->GetClipRectMin().y, clip_bottom = list_->GetClipRectMax().y;
  const auto line_px = static_cast<float>(item.line_px);
  float top = y;
  for (const TextLine& line : paragraph.lines) {
    if (top < clip_bottom && top + line_px > clip_top) {
      const float room = item.w - line.width;
      float start = 0;
      if (item.text_align == platform::TextAlign::Center) start = room / 2;
      if (item.text_align == platform::TextAlign::End) start = room;
      const float left = x + (rtl_ ? room - start : start);
      run(line.cut ? std::string_view(paragraph.shortened)
                   : all.substr(line.begin, line.end - line.begin),
          item.font, item.color, left, top + item.baseline);
      if (item.underline) underline(item, left, top + item.baseline, line.width);
    }
    top += line_px;
  }
}

void Painter::underline(const Item& item, float x, float baseline, float width) {
  use_page(0);
  const float top = snap(baseline + 2), thick = 1 / scale_ * (scale_ >= 1.5f ? 2.0f : 1.0f);
  list_->AddRectFilled({snap(x), top}, {snap(x + width), top + thick}, faded(item.color));
}

// The texts of a paragraph that has several, line by line.
void Painter::fragments(const Item& item, float x, float y) {
  const auto line_px = static_cast<float>(item.line_px);
  for (size_t at = 0; at < static_cast<size_t>(item.fragment_count); ++at) {
    const Fragment& fragment = items_.fragments[static_cast<size_t>(item.first_fragment) + at];
    const Item& part = items_[fragment.item];
    const float left = rtl_ ? x + item.w - fragment.start - fragment.width : x + fragment.start;
    const float top = y + static_cast<float>(fragment.line) * line_px;
    if (part.fill != 0) {
      use_page(0);
      list_->AddRectFilled({snap(left - 3), snap(top + 1)},
                           {snap(left + fragment.width + 3), snap(top + line_px - 1)},
                           faded(part.fill), 4);
    }
    run(items_.view(part.text).substr(fragment.begin, fragment.end - fragment.begin), part.font,
        part.color, left, top + item.baseline);
    if (part.underline) underline(part, left, top + item.baseline, fragment.width);
  }
}

void Painter::run(std::string_view text, const platform::Font& font, Rgba color, float x,
                  float baseline) {
  const PaintedRun* painted = atlas_.find(text, font, color);
  if (painted == nullptr) return;
  ++strings_;
  use_page(painted->rect.page);
  const float scale = scale_ * painted->shrink;
  const float left = std::floor(x * scale + 0.5f) + static_cast<float>(painted->left_px);
  const float top = std::floor(baseline * scale + 0.5f) + static_cast<float>(painted->top_px);
  const platform::AtlasRect& rect = painted->rect;
  constexpr float kTexel = 1.0f / TextAtlas::kPageSize;
  const float u = static_cast<float>(rect.x), v = static_cast<float>(rect.y);
  const float width = static_cast<float>(rect.width), height = static_cast<float>(rect.height);
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({left / scale, top / scale}, {(left + width) / scale, (top + height) / scale},
                    {u * kTexel, v * kTexel}, {(u + width) * kTexel, (v + height) * kTexel},
                    painted->colour ? faded(color | 0x00ffffffu) : faded(color));
}

}  // namespace portico::ui
