// Files and signatures.
#include "ui/files.h"

#include <cmath>
#include <map>

#include "gallery/section.h"
#include "ui/signature.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;
using platform::UploadState;

// A name as a pen writes it.
Signature handwriting() {
  Signature made;
  made.strokes.resize(2);
  for (int step = 0; step <= 120; ++step) {
    const float turn = static_cast<float>(step) * 0.26f;
    const float x = 220 + static_cast<float>(step) * 11 + 70 * std::sin(turn * 1.9f);
    const float y = 420 - 190 * std::sin(turn) * std::exp(-static_cast<float>(step) / 70);
    made.strokes[0].push_back({static_cast<int16_t>(x), static_cast<int16_t>(y)});
  }
  for (int step = 0; step <= 20; ++step) {
    const float x = 1400 - static_cast<float>(step) * 52;
    const float y = 640 + 1.4f * static_cast<float>((step - 10) * (step - 10)) / 4;
    made.strokes[1].push_back({static_cast<int16_t>(x), static_cast<int16_t>(y)});
  }
  return made;
}

// For specimens that stay as they are: whatever is sent has come to the same place.
class StandingUploads final : public platform::Uploads {
 public:
  void send(platform::FileId, std::string_view) override {}
  platform::Upload progress(platform::FileId) override { return {UploadState::Sending, 1'950'000}; }
  void stop(platform::FileId) override {}
  void forget(platform::FileId) override {}
};

class Files final : public Section {
 public:
  Files() {
    lists_["disabled"] = lists_["read-only"] = {
        file(1, "INV-2026-0142.pdf", 184'000, UploadState::Sent),
        file(2, "Rotterdam warehouse, damaged pallet.jpg", 3'240'000, UploadState::Sent)};
    signatures_["read-only"] = signatures_["disabled"] = handwriting();
    specimens_ = {file(1, "IMG_2041.heic", 4'330'000, UploadState::Sending),
                  file(2, "delivery-note.pdf", 96'000, UploadState::Sent),
                  file(3, "photos.zip", 2'700'000, UploadState::Failed),
                  file(4, "ledger-june.pdf", 410'000, UploadState::Waiting)};
    const FileRefusal refusals[] = {FileRefusal::TooLarge, FileRefusal::WrongKind,
                                    FileRefusal::TooMany};
    const char* names[] = {"video-of-the-ramp.mov", "macro.xlsm", "one-more.png"};
    for (size_t at = 0; at < 3; ++at) {
      File refused =
          file(static_cast<platform::FileId>(5 + at), names[at], 12'000'000, UploadState::Waiting);
      refused.refusal = refusals[at];
      specimens_.push_back(refused);
    }
  }

  void draw(Stage& stage) override {
    draw_files(stage);
    draw_signatures(stage);
  }

 private:
  void draw_files(Stage& stage) {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("File field");
      stage.states(stage("document.attachments"),
                   [&](std::string_view key, const FieldOptions& more) {
                     auto& list = lists_[std::string(key)];
                     file_field(ui, key, list, stage.uploads, more, limits());
                   });
    }
    {
      auto group = stage.group("On their way");
      file_field(ui, "specimens", specimens_, standing_, {.label = stage("documents.title")},
                 limits());
    }
    auto group = stage.group("Sent and forgotten");
    const Option lines[] = {
        {"good", "Takes it"}, {"refuses", "Refuses it"}, {"hangs", "Never answers"}};
    ui.segmented("line", "Server", lines, line_);
    address_ = "/gallery/upload?line=" + line_;
    file_field(ui, "real", lists_["real"], stage.uploads, {.label = stage("field.file.choose")},
               limits());
    file_field(ui, "single", lists_["single"], stage.uploads,
               {.label = stage("field.file.choose_one")}, {.address = address_});
  }

  void draw_signatures(Stage& stage) {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Signature pad");
      stage.states(stage("field.signature.label"),
                   [&](std::string_view key, const FieldOptions& more) {
                     signature_pad(ui, key, signatures_[std::string(key)], more);
                   });
    }
    auto group = stage.group("Signed");
    signature_pad(ui, "name", by_name_, {.label = stage("field.signature.label")});
    signature_pad(ui, "sign", signed_, {.label = stage("document.terms")});
    ui.text(Type::Mono, svg_path(signed_), {.color = Color::TextMuted, .max_lines = 3});
  }

  static File file(platform::FileId id, std::string name, int64_t bytes, UploadState state) {
    File made;
    made.id = id;
    made.name = std::move(name);
    made.bytes = bytes;
    made.state = state;
    return made;
  }

  FileOptions limits() const {
    return {
        .address = address_, .accept = ".pdf,image/*", .most_bytes = 5'000'000, .most_files = 3};
  }

  std::map<std::string, std::vector<File>> lists_;
  std::vector<File> specimens_;
  std::map<std::string, Signature> signatures_;
  Signature signed_, by_name_{.strokes = {}, .by_name = true, .name = "Anna Visser"};
  StandingUploads standing_;
  std::string line_ = "good", address_ = "/gallery/upload?line=good";
};

}  // namespace

std::unique_ptr<Section> make_files() {
  return std::make_unique<Files>();
}

}  // namespace portico::gallery
