#include "core/remote.h"

#include <gtest/gtest.h>
#include <optional>
#include <string>

namespace portico {
namespace {

constexpr Instant kMorning{1'000};
constexpr Instant kNoon{2'000};

TEST(Remote, BeginsEmpty) {
  const Remote<int> remote;
  EXPECT_EQ(remote.state(), RemoteState::Empty);
  EXPECT_EQ(remote.value(), nullptr);
  EXPECT_EQ(remote.error(), nullptr);
}

TEST(Remote, LoadsThenIsReady) {
  Remote<std::string> remote;
  auto ticket = remote.begin();
  EXPECT_EQ(remote.state(), RemoteState::Loading);
  EXPECT_TRUE(ticket.fulfil("invoice", kMorning));
  EXPECT_EQ(remote.state(), RemoteState::Ready);
  EXPECT_EQ(*remote.value(), "invoice");
  EXPECT_EQ(remote.fetched_at(), kMorning);
}

TEST(Remote, KeepsTheLastValueWhileItRefreshes) {
  auto remote = Remote<int>::ready(1, kMorning);
  auto ticket = remote.begin();
  EXPECT_EQ(remote.state(), RemoteState::Stale);
  EXPECT_EQ(*remote.value(), 1);
  EXPECT_EQ(remote.fetched_at(), kMorning);
  ticket.fulfil(2, kNoon);
  EXPECT_EQ(*remote.value(), 2);
  EXPECT_EQ(remote.fetched_at(), kNoon);
}

TEST(Remote, KeepsTheLastValueWhenARefreshFails) {
  auto remote = Remote<int>::ready(1, kMorning);
  auto ticket = remote.begin();
  EXPECT_TRUE(ticket.fail(Error::network("offline")));
  EXPECT_EQ(remote.state(), RemoteState::Failed);
  EXPECT_EQ(*remote.value(), 1);
  EXPECT_EQ(remote.fetched_at(), kMorning);
  EXPECT_EQ(remote.error()->kind, ErrorKind::Network);
}

TEST(Remote, ForgetsTheErrorWhenANewLoadBegins) {
  Remote<int> remote;
  remote.begin().fail(Error::server());
  auto ticket = remote.begin();
  EXPECT_EQ(remote.error(), nullptr);
  EXPECT_EQ(remote.state(), RemoteState::Loading);
  EXPECT_TRUE(ticket.fulfil(1, kMorning));
}

TEST(Remote, DropsAnAnswerThatAReloadOvertook) {
  Remote<int> remote;
  auto slow = remote.begin();
  auto fast = remote.begin();
  EXPECT_FALSE(slow.is_wanted());
  EXPECT_TRUE(fast.fulfil(2, kNoon));
  EXPECT_FALSE(slow.fulfil(1, kMorning));
  EXPECT_EQ(*remote.value(), 2);
}

TEST(Remote, DropsAnAnswerThatComesAfterItsOwnerIsGone) {
  auto remote = std::make_optional<Remote<int>>();
  auto ticket = remote->begin();
  remote.reset();
  EXPECT_FALSE(ticket.is_wanted());
  EXPECT_FALSE(ticket.fulfil(1, kMorning));
}

TEST(Remote, TakesOneAnswerOnly) {
  Remote<int> remote;
  auto ticket = remote.begin();
  EXPECT_TRUE(ticket.fulfil(1, kMorning));
  EXPECT_FALSE(ticket.fulfil(2, kNoon));
  EXPECT_FALSE(ticket.fail(Error::server()));
  EXPECT_EQ(*remote.value(), 1);
}

TEST(Remote, DropsAnAnswerAfterItWasCleared) {
  Remote<int> remote;
  auto ticket = remote.begin();
  remote.clear();
  EXPECT_FALSE(ticket.fulfil(1, kMorning));
  EXPECT_TRUE(remote.is_empty());
}

TEST(Remote, AValueSetByHandEndsALoad) {
  Remote<int> remote;
  auto ticket = remote.begin();
  remote.set(5, kNoon);
  EXPECT_FALSE(ticket.fulfil(1, kMorning));
  EXPECT_EQ(*remote.value(), 5);
}

TEST(Remote, ATicketFollowsARemoteThatMoves) {
  Remote<int> first;
  auto ticket = first.begin();
  const Remote<int> second = std::move(first);
  EXPECT_TRUE(ticket.fulfil(4, kNoon));
  EXPECT_EQ(*second.value(), 4);
}

TEST(Remote, SettlesByAResult) {
  Remote<int> remote;
  remote.begin().settle(Result<int>(3), kMorning);
  EXPECT_EQ(*remote.value(), 3);
  remote.begin().settle(Result<int>(Error::forbidden()), kNoon);
  EXPECT_EQ(remote.error()->kind, ErrorKind::Forbidden);
}

}  // namespace
}  // namespace portico
