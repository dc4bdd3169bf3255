#include "gallery/gallery_page.h"

#include <fstream>
#include <sstream>

#include "platform/headless/uploads.h"
#include "support/source_dir.h"

namespace portico::test {

GalleryPage::GalleryPage(std::string_view route, float width, float height) {
  host.navigator.replace(route);
  gallery_ =
      gallery::make_gallery(host.host(), std::make_unique<platform::headless::HeadlessUploads>());
  answer_requests();
  driver.resize(width, height);
}

double GalleryPage::frame() {
  const double next = gallery_->frame();
  if (host.http.waiting.empty()) return next;
  answer_requests();
  return gallery_->frame();
}

void GalleryPage::answer_requests() {
  while (!host.http.waiting.empty()) {
    const std::string url = host.http.waiting.front().request.url;
    const bool strings = url.starts_with("/strings/");
    // The sources have the texts of a language in one file.
    std::ifstream file(source_dir() + (strings ? "/assets" : "") + url);
    std::ostringstream text;
    text << file.rdbuf();
    host.http.answer("GET", url, file ? 200 : 404, text.str());
  }
}

}  // namespace portico::test
