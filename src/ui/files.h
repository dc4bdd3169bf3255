// Files that a person gives, and a signature.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/uploads.h"
#include "ui/ui.h"

namespace portico::ui {

enum class FileRefusal : uint8_t { None, TooLarge, WrongKind, TooMany };

struct File {
  platform::FileId id = 0;
  std::string name;
  int64_t bytes = 0;
  FileRefusal refusal = FileRefusal::None;  // what is refused is told, and not sent
  platform::UploadState state = platform::UploadState::Waiting;
};

struct FileOptions {
  std::string_view address;   // where files go, as soon as they were picked: see Uploads::send
  std::string_view accept{};  // HTML accept: ".pdf,image/*"; empty: any kind
  int64_t most_bytes = 0;     // of each; 0: any size
  size_t most_files = 1;      // where it is one, another one takes its place
};

// A place to drop files on, which is the browser's own file input: a press, Enter or Space opens
// its list. Below it the files, each with its progress and what can be done: cancel, send again,
// remove. True when `files`, or the state of one of them, changed. Who lets go of `files` forgets
// them first (Uploads::forget): else they are sent all the same, and the browser holds them on.
bool file_field(Ui& ui, std::string_view key, std::vector<File>& files, platform::Uploads& uploads,
                const FieldOptions& options, const FileOptions& limits);

// None is on its way, was stopped, failed or was refused.
bool all_sent(std::span<const File> files);

}  // namespace portico::ui
