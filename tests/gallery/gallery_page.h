// The gallery over a headless host that serves the repository's own themes and texts.
#pragma once

#include <memory>
#include <string>

#include "gallery/gallery.h"
#include "platform/headless/host.h"
#include "support/driver.h"

namespace portico::test {

class GalleryPage final : public platform::Application {
 public:
  explicit GalleryPage(std::string_view route = "/gallery", float width = 1280, float height = 900);

  void event(const platform::Event& event) override { gallery_->event(event); }
  double frame() override;

  HeadlessHost host;
  Driver driver{host, *this};

 private:
  void answer_requests();

  std::unique_ptr<platform::Application> gallery_;
};

}  // namespace portico::test
