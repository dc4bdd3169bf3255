// The portal as a program: session, routes, screens and the frame, over whatever host it is given.
#pragma once

#include <memory>

#include "platform/host.h"

namespace portico::app {

// What `host` refers to must outlive the application. The first frame starts the loads.
std::unique_ptr<platform::Application> make_application(platform::Host host);

}  // namespace portico::app
