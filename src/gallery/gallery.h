// The gallery: every widget of the kit in every state, to be looked at, pressed and tested, in any
// theme, language and direction. A program of its own (gallery.wasm) at /gallery of development
// builds; the portal does not grow by it.
//
//   /gallery/<section>?theme=&scheme=&language=&direction=&density=
#pragma once

#include <memory>

#include "platform/host.h"
#include "platform/uploads.h"

namespace portico::gallery {

// What `host` refers to must outlive the application.
std::unique_ptr<platform::Application> make_gallery(platform::Host host,
                                                    std::unique_ptr<platform::Uploads> uploads);

}  // namespace portico::gallery
