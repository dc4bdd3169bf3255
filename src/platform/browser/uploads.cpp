#include "platform/browser/uploads.h"

#include "platform/browser/imports.h"

namespace portico::platform::browser {

void PageUploads::send(FileId file, std::string_view address) {
  js_upload_send(file, address.data(), static_cast<uint32_t>(address.size()));
}
Upload PageUploads::progress(FileId file) {
  return {static_cast<UploadState>(js_upload_state(file)),
          static_cast<int64_t>(js_upload_bytes(file))};
}
void PageUploads::stop(FileId file) {
  js_upload_stop(file);
}
void PageUploads::forget(FileId file) {
  js_upload_forget(file);
}

}  // namespace portico::platform::browser
