// Every widget of the kit on a few pages that look like a portal's, to be looked at:
// tests/ui/gallery/shoot.mjs builds it for the browser and makes pictures. `?rtl` mirrors it,
// `?dark` darkens it, `?brand=` dresses it.
#include <memory>
#include <string>

#include "api/theme.h"
#include "app/app.h"
#include "app/theme.h"
#include "ui/context.h"

namespace portico::app {
namespace {

using namespace portico::ui;
using namespace portico::platform;

class Gallery final : public Application {
 public:
  explicit Gallery(Host host)
      : host_(host), context_(host.semantics, host.text, host.renderer, host.appearance) {
    route_ = host_.navigator.route();
    rtl_ = route_.find("rtl") != std::string::npos;
    const auto direction = rtl_ ? TextDirection::Rtl : TextDirection::Ltr;
    host_.navigator.set_language(rtl_ ? "fa" : "en", direction);
    host_.intl.set_locale(rtl_ ? "fa" : "en", "UTC");
    context_.set_language(rtl_ ? "fa" : "en", direction, {rtl_ ? "بستن" : "Close"});
    if (route_.find("dark") != std::string::npos) context_.set_scheme("dark");
    const std::string brand =
        route_.find("amaranth") != std::string::npos ? "amaranth" : "northwind";
    host_.http.send(
        {.url = "/themes/" + brand + "/theme.json"}, [this, brand](HttpResponse answer) {
          const auto theme = api::decode_theme(answer.body);
          if (theme.ok()) context_.set_theme(make_theme(theme.value(), "/themes/" + brand + "/"));
          logo_ = "/themes/" + brand +
                  (route_.find("dark") != std::string::npos ? "/logo-dark.svg" : "/logo.svg");
          ready_ = true;
        });
  }
  void event(const Event& event) override { context_.event(event); }
  double frame() override {
    const double now = host_.clock.monotonic_ms();
    if (ready_ && context_.wants_frame(now)) {
      Ui& ui = context_.begin(now);
      draw(ui);
      context_.end();
      if (const auto link = context_.take_navigation()) {
        route_ = link->href;
        context_.invalidate();
      }
    }
    return context_.next_deadline_ms();
  }

 private:
  std::string_view t(std::string_view en, std::string_view fa) const { return rtl_ ? fa : en; }
  std::string eur(int64_t minor) { return host_.intl.money(minor, "EUR", 2, MoneyStyle::Symbol); }
  bool at(std::string_view part) const { return route_.find(part) != std::string::npos; }

  void draw(Ui& ui) {
    if (at("sign-in")) return sign_in(ui);
    const NavItem items[] = {
        {"overview", std::string(t("Overview", "نمای کلی")), "layout-dashboard", "/",
         !at("list") && !at("form")},
        {"invoices", std::string(t("Invoices", "صورتحساب‌ها")), "file-text", "/list",
         at("list"), "3"},
        {"statement", std::string(t("Statement", "گردش حساب")), "scroll-text", "/form", at("form")},
        {"profile", std::string(t("Profile", "نمایه")), "user", "/profile"},
    };
    Ui::Shell shell;
    shell.logo = logo_;
    shell.seller = "Northwind";
    shell.items = items;
    shell.navigation_label = t("Main", "اصلی");
    shell.skip_label = t("Skip to content", "رفتن به محتوا");
    shell.account = [&](Ui& bar) {
      const Option options[] = {{"profile", std::string(t("Profile", "نمایه"))},
                                {"out", std::string(t("Sign out", "خروج"))}};
      if (bar.menu("account", t("Alice Meyer", "آلیس مایر"), options,
                   {.kind = ButtonKind::Quiet, .icon = "user"})) {
        bar.toast(t("Payment of €1,240.00 was received", "پرداخت دریافت شد"), Tone::Positive);
      }
    };
    ui.shell(shell, [&](Ui& page) {
      if (at("list")) {
        list(page);
      } else if (at("form")) {
        form(page);
      } else {
        overview(page);
      }
    });
  }

  void sign_in(Ui& ui) {
    auto page = ui.scroller("page", {},
                            {.align = Align::Center, .justify = Justify::Center, .height = kFill});
    auto middle = ui.box({.gap = 24, .padding = 24, .width = kFill, .max_width = 440});
    ui.picture(logo_, "Northwind", 148, 32);
    auto card = ui.card("card", 20);
    ui.title(t("Sign in", "ورود"));
    auto form = ui.form("form", "Sign in", 16);
    ui.field(
        "email", email_,
        {.type = InputType::Email, .label = t("E-mail", "رایانامه"), .autocomplete = "username"});
    ui.field(
        "password", password_,
        {.type = InputType::Password,
         .label = t("Password", "گذرواژه"),
         .error = email_.empty() ? std::string_view{}
                                 : t("The password is not right. Try again.", "گذرواژه درست نیست."),
         .autocomplete = "current-password"});
    ui.checkbox("stay", t("Stay signed in on this device", "مرا به خاطر بسپار"), stay_);
    ui.button("go", t("Sign in", "ورود"), {.kind = ButtonKind::Primary, .fill = true});
  }

  void overview(Ui& ui) {
    {
      auto head = ui.box({.axis = Axis::Row, .gap = 12, .align = Align::Center, .wrap = true});
      auto words = ui.box({.gap = 4, .grow = 1, .min_width = 260});
      ui.title(t("Good morning, Alice", "صبح بخیر، آلیس"));
      ui.text(Type::Body,
              t("Here is where your account with Northwind stands today.",
                "وضعیت حساب شما نزد نورث‌ویند در امروز."),
              {.color = Color::TextMuted});
    }
    {
      auto note = ui.banner("late", Tone::Warning,
                            t("Two invoices are overdue", "دو صورتحساب سررسید گذشته"),
                            t("INV-2024-0117 and INV-2024-0121, together €3,480.00. Paying them "
                              "now avoids a reminder.",
                              "INV-2024-0117 و INV-2024-0121، روی هم ۳٬۴۸۰٫۰۰ یورو."));
      auto row = ui.row(8);
      if (ui.button("pay-late", t("Pay both", "پرداخت هر دو"))) open_ = true;
      ui.link("see", t("See them", "دیدن"), "/list");
    }
    {
      auto cards = ui.box({.gap = 16, .columns = ui.width_class() == WidthClass::Phone ? 1 : 3});
      figure(ui, "balance", t("Balance", "مانده"), eur(1842050),
             t("12 open documents", "۱۲ سند باز"));
      figure(ui, "due", t("Due within 30 days", "سررسید ۳۰ روز"), eur(624000),
             t("next on 28 Nov", "بعدی ۲۸ نوامبر"));
      figure(ui, "credit", t("Unused credit", "اعتبار"), eur(15075),
             t("from credit note CN-88", "از یادداشت CN-88"));
    }
    {
      auto card = ui.card("ageing", 20);
      ui.heading(2, t("Ageing", "سن بدهی"), Type::Subtitle);
      const ChartPart parts[] = {
          {std::string(t("Not due", "سررسید نشده")), eur(1124050), 1124050, Color::Series1,
           "/list"},
          {std::string(t("1–30 days", "۱ تا ۳۰ روز")), eur(348000), 348000, Color::Series2},
          {std::string(t("31–60 days", "۳۱ تا ۶۰ روز")), eur(220000), 220000, Color::Series3},
          {std::string(t("61–90 days", "۶۱ تا ۹۰ روز")), eur(100000), 100000, Color::Series4},
          {std::string(t("Over 90 days", "بیش از ۹۰ روز")), eur(50000), 50000, Color::Series5}};
      ui.stacked_bar("bar", t("Ageing", "سن بدهی"), parts);
    }
    {
      auto card = ui.card("months", 20);
      ui.heading(2, t("Invoiced by month", "صورتحساب ماهانه"), Type::Subtitle);
      ChartPart months[6];
      const char* names[] = {"Jun", "Jul", "Aug", "Sep", "Oct", "Nov"};
      const int values[] = {4200, 6100, 3900, 7400, 5200, 6240};
      for (int at = 0; at < 6; ++at)
        months[at] = {names[at], host_.intl.integer(values[at]), double(values[at])};
      ui.bars("bars", t("Invoiced by month", "صورتحساب ماهانه"), months);
    }
    {
      auto card = ui.card("loading", 16);
      ui.skeleton(180, 20);
      ui.skeleton_lines(3);
    }
    {
      auto card = ui.card("none");
      ui.empty("inbox", t("No payments yet", "هنوز پرداختی نیست"),
               t("Payments you make appear here with their receipts.",
                 "پرداخت‌های شما با رسیدشان اینجا می‌آیند."));
    }
    if (open_) {
      auto dialog = ui.dialog("pay", t("Pay two invoices", "پرداخت دو صورتحساب"), open_);
      ui.text(Type::Body,
              t("You will be sent to the payment page of our provider. Nothing is booked before "
                "you approve it there.",
                "به صفحهٔ پرداخت فرستاده می‌شوید."),
              {.color = Color::TextMuted});
      {
        auto values = ui.key_values("Summary");
        ui.key_value("INV-2024-0117", eur(224000), false, true);
        ui.key_value("INV-2024-0121", eur(124000), false, true);
        ui.divider();
        ui.key_value(t("Total", "جمع"), eur(348000), true, true);
      }
      auto row = ui.box({.axis = Axis::Row, .gap = 12, .justify = Justify::End});
      if (ui.button("no", t("Cancel", "انصراف"))) open_ = false;
      ui.button("yes", t("Pay €3,480.00", "پرداخت"), {.kind = ButtonKind::Primary});
    }
  }

  void figure(Ui& ui, std::string_view key, std::string_view label, const std::string& value,
              std::string_view note) {
    auto card = ui.card(key, 4);
    ui.text(Type::Label, label, {.color = Color::TextMuted});
    ui.text(Type::Figure, value, {.wrap = false, .tabular = true, .isolate = true});
    ui.text(Type::Caption, note, {.color = Color::TextMuted});
  }

  void list(Ui& ui) {
    const bool phone = ui.width_class() == WidthClass::Phone;
    {
      auto head = ui.box({.axis = Axis::Row, .gap = 12, .align = Align::Center});
      {
        auto grow = ui.box({.grow = 1});
        ui.title(t("Invoices", "صورتحساب‌ها"));
      }
      const Option options[] = {{"csv", "CSV"}, {"xlsx", "Excel"}};
      ui.menu("export", t("Export", "برون‌بری"), options, {.icon = "download"});
      if (!phone)
        ui.button("pay", t("Pay", "پرداخت"), {.kind = ButtonKind::Primary, .icon = "credit-card"});
    }
    {
      auto tools = ui.box({.axis = Axis::Row, .gap = 12, .align = Align::Center, .wrap = true});
      ui.field("search", search_,
               {.type = InputType::Search,
                .label = "Search",
                .hide_label = true,
                .placeholder = t("Number, reference or amount", "شماره، مرجع یا مبلغ"),
                .icon = "search",
                .width = phone ? kFill : 320});
      const Option states[] = {{"all", std::string(t("All", "همه"))},
                               {"due", std::string(t("Due", "باز"))},
                               {"overdue", std::string(t("Overdue", "سررسید گذشته"))},
                               {"paid", std::string(t("Paid", "پرداخت‌شده"))}};
      ui.segmented("state", "State", states, state_);
    }
    const auto badge = [&](int64_t row) {
      if (row % 5 == 0)
        ui.badge(t("Overdue", "سررسید گذشته"), Tone::Danger);
      else if (row % 3 == 0)
        ui.badge(t("Paid", "پرداخت‌شده"), Tone::Positive, "check");
      else if (row % 7 == 0)
        ui.badge(t("In payment", "در حال پرداخت"), Tone::Info);
      else
        ui.badge(t("Open", "باز"), Tone::Neutral);
    };
    const auto number = [](int64_t row) { return "INV-2024-" + std::to_string(10000 - row); };
    if (phone) {
      ui.cards("cards", "Invoices", 10000, 92, kFill, [&](int64_t row) {
        auto card =
            ui.link_box(number(row), "/list",
                        {.gap = 8, .padding = 16, .height = kFill, .surface = Surface::Card});
        {
          auto top = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center});
          ui.text(Type::BodyStrong, number(row), {.wrap = false, .isolate = true});
          ui.spacer();
          ui.text(Type::BodyStrong, eur(12345 * (row % 9 + 1)),
                  {.wrap = false, .tabular = true, .isolate = true});
        }
        {
          auto bottom = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center});
          ui.text(Type::Body, host_.intl.date(19000 + row % 400, DateStyle::Medium),
                  {.color = Color::TextMuted, .wrap = false});
          ui.spacer();
          badge(row);
        }
      });
      return;
    }
    const std::string_view titles[] = {t("Number", "شماره"), t("Date", "تاریخ"), t("Due", "سررسید"),
                                       t("State", "وضعیت"), t("Amount", "مبلغ")};
    const Column columns[] = {{"number", titles[0], 0, 1.4f, ColumnAlign::Start, true},
                              {"date", titles[1], 0, 1, ColumnAlign::Start, true, -1},
                              {"due", titles[2], 0, 1},
                              {"state", titles[3], 160},
                              {"amount", titles[4], 0, 1, ColumnAlign::End, true}};
    ui.table({.label = "Invoices", .columns = columns, .row_count = 10000, .height = kFill},
             [&](int64_t row) {
               auto line = ui.table_row(number(row), row, "/list");
               {
                 auto c = ui.cell();
                 ui.text(Type::BodyStrong, number(row), {.wrap = false, .isolate = true});
               }
               {
                 auto c = ui.cell();
                 ui.text(Type::Body, host_.intl.date(19000 + row % 400, DateStyle::Medium),
                         {.color = Color::TextMuted, .wrap = false});
               }
               {
                 auto c = ui.cell();
                 ui.text(Type::Body, host_.intl.date(19030 + row % 400, DateStyle::Medium),
                         {.color = Color::TextMuted, .wrap = false});
               }
               {
                 auto c = ui.cell();
                 badge(row);
               }
               {
                 auto c = ui.cell();
                 ui.text(Type::Body, eur(12345 * (row % 9 + 1)),
                         {.wrap = false, .tabular = true, .isolate = true});
               }
             });
  }

  void form(Ui& ui) {
    ui.title(t("Pay invoices", "پرداخت صورتحساب"));
    const Step steps[] = {{t("Choose", "انتخاب"), t("1", "۱")},
                          {t("Review", "بازبینی"), t("2", "۲")},
                          {t("Pay", "پرداخت"), t("3", "۳")}};
    ui.steps("Steps", steps, 1);
    auto card = ui.card("form", 20);
    {
      auto two = ui.box({.gap = 16, .columns = ui.width_class() == WidthClass::Phone ? 1 : 2});
      ui.field("name", search_,
               {.label = t("Reference", "مرجع"),
                .hint = t("Shown on your bank statement",
                          "در صورت‌حساب بانکی نشان داده می‌شود"),
                .placeholder = "PO-4711"});
      const Option zones[] = {
          {"utc", "UTC"}, {"manila", "Asia/Manila"}, {"berlin", "Europe/Berlin"}};
      ui.select("zone", t("Time zone", "منطقهٔ زمانی"), zones, zone_);
      ui.field(
          "amount", amount_,
          {.type = InputType::Decimal,
           .label = t("Amount", "مبلغ"),
           .error = t("At most €1,240.00 is open on this invoice", "حداکثر ۱٬۲۴۰٫۰۰ یورو باز است"),
           .end_aligned = true,
           .suffix = "EUR"});
      ui.field("date", date_, {.type = InputType::Date, .label = t("Date", "تاریخ")});
    }
    ui.checkbox("keep",
                t("Send the receipt to accounting@example.com as well",
                  "رسید برای حسابداری هم فرستاده شود"),
                stay_);
    {
      auto row = ui.row(12);
      ui.button("p", t("Pay now", "پرداخت"), {.kind = ButtonKind::Primary});
      ui.button("s", t("Save draft", "ذخیره"));
      ui.button("q", t("Cancel", "انصراف"), {.kind = ButtonKind::Quiet});
      ui.button("d", t("Delete", "حذف"), {.kind = ButtonKind::Danger, .icon = "trash-2"});
      ui.button("x", t("Off", "خاموش"), {.disabled = true});
      ui.button("b", t("Paying", "در حال پرداخت"),
                {.kind = ButtonKind::Primary, .busy = at("busy")});
      ui.button("i", "More", {.kind = ButtonKind::Quiet, .icon = "ellipsis", .icon_only = true});
    }
    {
      auto row = ui.box({.axis = Axis::Row, .gap = 8, .wrap = true});
      ui.badge("Open", Tone::Neutral);
      ui.badge("Accent", Tone::Accent);
      ui.badge("Paid", Tone::Positive, "check");
      ui.badge("Partly paid", Tone::Warning);
      ui.badge("Overdue", Tone::Danger);
      ui.badge("In payment", Tone::Info);
    }
    {
      auto note =
          ui.banner("b1", Tone::Info, "A notice",
                    "With words that explain what it means for the reader and what happens next.");
    }
    { auto note = ui.banner("b2", Tone::Positive, "Payment received"); }
    {
      auto note = ui.banner("b3", Tone::Danger, "The payment was declined",
                            "Nothing was charged. Try another card.");
    }
    {
      auto values = ui.key_values("Details");
      ui.key_value(t("Customer", "مشتری"), "Contoso Retail GmbH");
      ui.key_value(t("Issued", "صادر شده"), "12 November 2024");
      ui.key_value(t("Order", "سفارش"), "PO-4711");
    }
  }

  Host host_;
  Context context_;
  std::string route_, logo_, email_, password_, search_, amount_ = "1300.00", date_, zone_ = "utc",
                                                         state_ = "all";
  bool rtl_ = false, ready_ = false, stay_ = true, open_ = false;
};

}  // namespace

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return std::make_unique<Gallery>(host);
}

}  // namespace portico::app
