// The gallery played with at random: nothing breaks, and a run that draws only when something asks
// for it shows what one that draws all the time shows. PORTICO_FUZZ_EVENTS says how many events,
// PORTICO_FUZZ_SEED which.
#include <cstdlib>
#include <gtest/gtest.h>
#include <random>

#include "gallery/gallery_page.h"
#include "gallery/section.h"

namespace portico::test {
namespace {

using platform::EventKind;

uint32_t wanted(const char* name, uint32_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<uint32_t>(std::stoul(value));
}

uint64_t hash_of(const platform::headless::HeadlessRenderer& renderer) {
  uint64_t hash = 1469598103934665603u;  // FNV-1a
  const auto add = [&](const void* data, size_t bytes) {
    for (size_t at = 0; at < bytes; ++at) {
      hash = (hash ^ static_cast<const unsigned char*>(data)[at]) * 1099511628211u;
    }
  };
  add(renderer.vertices.data(), renderer.vertices.size() * sizeof(platform::Vertex));
  add(renderer.commands.data(), renderer.commands.size() * sizeof(platform::Command));
  return hash ^ renderer.last.background_rgba;
}

class Player {
 public:
  explicit Player(uint32_t seed) : random_(seed) {}

  void play_one() {
    const int what = pick(100);
    const SemanticNode* node = any_node();
    const NodeId id = node == nullptr ? 0 : node->node.id;
    const bool live = node != nullptr && !node->has(platform::flag::Inert);
    if (what < 32) {
      if (!live || node->has(platform::flag::Disabled)) return;
      send(EventKind::Focus, id);
      send(EventKind::Press, id);
      send(EventKind::Press, 0);
      send(EventKind::Click, id);
    } else if (what < 42) {
      if (live) send(EventKind::Focus, id);
    } else if (what < 55) {
      send(EventKind::Hover, live ? id : 0);
    } else if (what < 75) {
      send(EventKind::Key, id, 0, 0, 0, any_key());
    } else if (what < 81) {
      if (live) send(pick(2) == 0 ? EventKind::Input : EventKind::Change, id, 0, 0, 0, any_text());
    } else if (what < 86) {
      send(EventKind::Scroll, id, 0, static_cast<float>(pick(3000)));
    } else if (what < 89) {
      send(EventKind::Drag, id, static_cast<float>(pick(1500)), static_cast<float>(pick(900)),
           static_cast<float>(pick(2)));
    } else if (what < 92) {
      const float widths[] = {320, 390, 599, 600, 820, 1280, 1600};
      const float scales[] = {1, 1, 2, 1.5f};
      send(EventKind::Resize, 0, widths[pick(7)], 200 + static_cast<float>(pick(900)),
           scales[pick(4)]);
    } else if (what < 94) {
      const auto all = gallery::sections();
      const auto& section = all[static_cast<size_t>(pick(static_cast<int>(all.size())))];
      const std::string_view more[] = {"", "?language=fa", "?language=fil&direction=rtl",
                                       "?scheme=dark", "?theme=amaranth&density=75"};
      const std::string route = "/gallery/" + std::string(section.key) + std::string(more[pick(5)]);
      for (GalleryPage* page : pages_) page->host.navigator.replace(route);
      send(EventKind::Route, 0, 0, 0, 0, route);
    } else if (what < 95) {
      send(EventKind::Inset, 0, 0, static_cast<float>(pick(2) * 260));
    } else if (what < 96) {
      for (GalleryPage* page : pages_) page->host.appearance.wanted.coarse_pointer = pick_same_;
      pick_same_ = !pick_same_;
      send(EventKind::Appearance, 0);
    } else {
      advance(pick(2) == 0 ? 700 : 12'000);
    }
  }

  // One frame of both; the lazy one draws if it wants to.
  void frame() {
    advance(16);
    lazy_.frame();
    eager_.event({EventKind::Appearance, 0, 0, 0, 0, {}});
    eager_.frame();
    const auto& orders = lazy_.host.semantics.focused;
    if (orders.size() != followed_ && lazy_.host.semantics.find(orders.back()) != nullptr) {
      send(EventKind::Focus, orders.back());
    }
    followed_ = orders.size();
  }

  bool agree() const {
    return hash_of(lazy_.host.renderer) == hash_of(eager_.host.renderer) &&
           lazy_.host.semantics.focused.size() == eager_.host.semantics.focused.size();
  }
  const std::string& last() const { return last_; }
  std::string where() const { return lazy_.host.navigator.entries.back(); }
  int drawn() const { return lazy_.host.renderer.drawn; }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<uint32_t>(count)); }

  const SemanticNode* any_node() {
    const auto& nodes = lazy_.host.semantics.nodes;
    if (nodes.empty()) return nullptr;
    // Rather what can be pressed than what is read.
    for (int tries = 0; tries < 6; ++tries) {
      const SemanticNode& node = nodes[random_() % nodes.size()];
      const Role role = node.node.role;
      if (role != Role::Text && role != Role::Group && role != Role::Heading) return &node;
    }
    return &nodes[random_() % nodes.size()];
  }
  std::string_view any_key() {
    constexpr std::string_view kKeys[] = {"Escape",     "ArrowDown", "ArrowUp", "ArrowLeft",
                                          "ArrowRight", "Home",      "End",     "Enter",
                                          "PageDown",   "a",         "i",       "\xD8\xB5"};
    return kKeys[pick(static_cast<int>(std::size(kKeys)))];
  }
  std::string_view any_text() {
    constexpr std::string_view kTexts[] = {"",
                                           "1",
                                           "light",
                                           "en",
                                           "fa",
                                           "-12.5",
                                           "سلام",
                                           "inv o",
                                           "dark",
                                           "75",
                                           "1e9",
                                           "northwind",
                                           "1\t2000\timage/png\tslip.png\n2\t9\t\tslip.zip"};
    return kTexts[pick(static_cast<int>(std::size(kTexts)))];
  }
  void send(EventKind kind, NodeId node, float x = 0, float y = 0, float z = 0,
            std::string_view text = {}) {
    last_ = "event " + std::to_string(static_cast<int>(kind)) + " " + std::to_string(node) + " \"" +
            std::string(text) + "\"";
    for (GalleryPage* page : pages_) page->event({kind, node, x, y, z, std::string(text)});
  }
  void advance(double ms) {
    for (GalleryPage* page : pages_) page->host.clock.advance(ms);
  }

  std::mt19937 random_;
  GalleryPage lazy_, eager_;
  GalleryPage* pages_[2] = {&lazy_, &eager_};
  size_t followed_ = 0;
  bool pick_same_ = true;
  std::string last_;
};

TEST(Fuzz, DrawsTheSameWhetherItDrawsAlwaysOrWhenAsked) {
  const uint32_t seed = wanted("PORTICO_FUZZ_SEED", 1);
  const uint32_t events = wanted("PORTICO_FUZZ_EVENTS", 2000);
  Player player(seed);
  for (uint32_t at = 0; at < events; ++at) {
    player.play_one();
    player.frame();
    ASSERT_TRUE(player.agree()) << "seed " << seed << ", event " << at << ", " << player.last()
                                << " at " << player.where();
  }
  EXPECT_GT(player.drawn(), 0);
}

}  // namespace
}  // namespace portico::test
