#include "ui/files.h"

#include <gtest/gtest.h>

#include "platform/headless/uploads.h"
#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::EventKind;
using platform::UploadState;
using platform::headless::HeadlessUploads;
using ui::Ui;

struct FilePage {
  std::vector<ui::File> files;
  HeadlessUploads uploads;
  ui::FieldOptions options{.label = "Proof"};
  ui::FileOptions limits{
      .address = "/there", .accept = ".pdf, image/*", .most_bytes = 5'000'000, .most_files = 3};
  int changes = 0;
  KitPage page{
      [this](Ui& ui) { changes += ui::file_field(ui, "proof", files, uploads, options, limits); }};
  Driver& driver = page.driver;

  const SemanticNode& input() { return driver.get(Role::FileInput, "Proof"); }
  void pick(std::string_view lines) {
    driver.event(EventKind::Change, input().node.id, 0, 0, 0, lines);
    driver.settle();
  }
  void progress(platform::FileId file, UploadState state, int64_t bytes = 0) {
    uploads.files[file] = {state, bytes};
    driver.event(EventKind::Upload);
    driver.settle();
  }
  std::string said() { return page.host.semantics.announced.back().text; }
  bool has_button(std::string_view name) { return driver.has(Role::Button, name); }
};

TEST(FileField, IsANativeFileInputThatSaysWhatItTakes) {
  FilePage it;
  EXPECT_EQ(it.input().attribute(Attr::Accept), ".pdf, image/*");
  EXPECT_EQ(it.input().attribute(Attr::Multiple), "multiple");
  EXPECT_EQ(it.input().attribute(Attr::Description),
            "PDF \u00B7 field.file.images \u00B7 field.file.up_to field.file.megabytes 5");
  EXPECT_GE(it.input().node.height_px, 44);
}

TEST(FileField, SendsWhatIsPickedAndTellsHowFarItIs) {
  FilePage it;
  it.pick("7\t2000000\tapplication/pdf\tInvoice.PDF\n8\t1000\timage/png\tpallet.png");
  ASSERT_EQ(it.files.size(), 2u);
  EXPECT_EQ(it.uploads.sent, (std::vector<platform::FileId>{7, 8}));
  EXPECT_EQ(it.uploads.to, "/there");
  it.progress(7, UploadState::Sending, 1'000'000);
  const SemanticNode& bar = it.driver.get(Role::Progress, "Invoice.PDF");
  EXPECT_EQ(bar.attribute(Attr::ValueNow), "50");
  EXPECT_FALSE(ui::all_sent(it.files));
  it.progress(7, UploadState::Sent);
  it.progress(8, UploadState::Sent);
  EXPECT_EQ(it.said(), "pallet.png: field.file.done");
  EXPECT_FALSE(it.driver.has(Role::Progress, "Invoice.PDF"));
  EXPECT_TRUE(ui::all_sent(it.files));
}

TEST(FileField, SaysEveryQuarterOfTheWayOnce) {
  FilePage it;
  it.pick("7\t1000\timage/png\ta.png");
  const size_t before = it.page.host.semantics.announced.size();
  for (int64_t bytes = 0; bytes < 1000; bytes += 10) it.progress(7, UploadState::Sending, bytes);
  EXPECT_EQ(it.page.host.semantics.announced.size() - before, 3u);
}

TEST(FileField, RefusesWhatItDoesNotTakeAndSaysWhy) {
  FilePage it;
  it.pick("1\t10\tapplication/zip\ta.zip\n2\t6000000\timage/png\tb.png");
  EXPECT_TRUE(it.uploads.sent.empty());
  EXPECT_EQ(it.uploads.forgotten, (std::vector<platform::FileId>{1, 2}));
  EXPECT_TRUE(it.driver.shows("field.file.wrong_kind PDF \u00B7 field.file.images"));
  EXPECT_TRUE(it.driver.shows("field.file.too_large field.file.megabytes 5"));
  EXPECT_NE(it.said().find("b.png: field.file.too_large"), std::string::npos);
  EXPECT_TRUE(it.has_button("field.remove a.zip"));
  EXPECT_FALSE(it.has_button("field.file.again a.zip"));
  it.pick("3\t1\timage/png\tc\n4\t1\timage/png\td\n5\t1\timage/png\te\n6\t1\timage/png\tf");
  EXPECT_EQ(it.uploads.sent, (std::vector<platform::FileId>{3, 4, 5}));
  EXPECT_TRUE(it.driver.shows("field.file.too_many 3"));
}

TEST(FileField, CanBeCancelledSentAgainAndRemovedByButtonsThatKeepFocus) {
  FilePage it;
  it.pick("1\t100\timage/png\ta.png\n2\t100\timage/png\tb.png");
  it.driver.click(Role::Button, "field.file.cancel a.png");
  EXPECT_EQ(it.files[0].state, UploadState::Waiting);
  EXPECT_EQ(it.said(), "a.png: field.file.stopped");
  it.driver.click(Role::Button, "field.file.again a.png");
  EXPECT_EQ(it.uploads.sent.back(), 1u);
  const auto focused = [&] { return it.page.host.semantics.focused.back(); };
  EXPECT_EQ(focused(), it.driver.get(Role::Button, "field.file.cancel a.png").node.id);
  it.progress(1, UploadState::Failed);
  EXPECT_EQ(it.said(), "a.png: field.file.failed");
  EXPECT_TRUE(it.has_button("field.file.again a.png"));
  it.driver.click(Role::Button, "field.remove a.png");
  ASSERT_EQ(it.files.size(), 1u);
  EXPECT_EQ(it.uploads.forgotten.back(), 1u);
  EXPECT_EQ(focused(), it.driver.get(Role::Button, "field.file.cancel b.png").node.id);
  it.progress(2, UploadState::Sent);
  it.driver.click(Role::Button, "field.remove b.png");
  EXPECT_EQ(focused(), it.input().node.id);
}

TEST(FileField, OfOneFilePutsAnotherInItsPlace) {
  FilePage it;
  it.limits.most_files = 1;
  it.pick("1\t100\timage/png\ta.png");
  EXPECT_EQ(it.input().attribute(Attr::Multiple), "");
  it.pick("2\t100\timage/png\tb.png");
  ASSERT_EQ(it.files.size(), 1u);
  EXPECT_EQ(it.files[0].name, "b.png");
  EXPECT_EQ(it.uploads.forgotten, (std::vector<platform::FileId>{1}));
}

TEST(FileField, TakesNothingWhileDisabledAndOnlyShowsWhileReadOnly) {
  FilePage it;
  it.pick("1\t100\timage/png\ta.png");
  it.progress(1, UploadState::Sent);
  it.options.disabled = true;
  it.page.force_frame();
  EXPECT_TRUE(it.input().has(platform::flag::Disabled));
  it.pick("2\t100\timage/png\tb.png");
  EXPECT_EQ(it.files.size(), 1u);
  EXPECT_TRUE(it.driver.get(Role::Button, "field.remove a.png").has(platform::flag::Disabled));
  it.options = {.label = "Proof", .read_only = true};
  it.page.force_frame();
  EXPECT_TRUE(it.driver.all(Role::FileInput).empty());
  EXPECT_TRUE(it.driver.all(Role::Button).empty());
  EXPECT_TRUE(it.driver.shows("a.png"));
}

TEST(FileField, SaysItsErrorAndThatItIsBusy) {
  FilePage it;
  it.options.error = "Add a proof";
  it.options.busy = true;
  it.page.force_frame();
  EXPECT_TRUE(it.input().has(platform::flag::Invalid | platform::flag::Busy));
  EXPECT_EQ(it.input().attribute(Attr::Error), "Add a proof");
}

TEST(FileField, IgnoresWhatIsNoListOfFiles) {
  FilePage it;
  it.pick("nonsense\n\t\t\t\n1\tmany\tx\ty");
  EXPECT_TRUE(it.files.empty());
}

TEST(FileField, DrawsNothingMoreOnceAllIsSent) {
  FilePage it;
  it.pick("1\t100\timage/png\ta.png");
  it.progress(1, UploadState::Sent);
  EXPECT_GT(it.page.frame(), 1e12);
}

}  // namespace
}  // namespace portico::test
