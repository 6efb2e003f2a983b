/* SPDX-License-Identifier: MIT */
/* Invented rotas; see the header. */
#include "sample_rota.h"

#include "hub/base/str.h"

#include <string.h>

enum { STAYS_MAX = 4000, NIGHTS_MAX = 16000 };

struct maker {
    struct arena *a;
    struct rota_sheet *s;
    struct sheet_stay *stays;
    struct sheet_night *nights;
};

static hub_date day(int year, int month, int d)
{
    return date_from_ymd(year, month, d);
}

static struct maker make(struct arena *a, enum sheet_by by)
{
    struct maker m = {.a = a, .s = arena_alloc(a, sizeof *m.s)};
    m.stays = arena_array(a, STAYS_MAX, sizeof *m.stays);
    m.nights = arena_array(a, NIGHTS_MAX, sizeof *m.nights);
    *m.s = (struct rota_sheet){
        .hub = "Riverside hub",
        .version = 3,
        .printed = wall_at(day(2026, 12, 1), 9 * 60 + 30),
        .tonight = DATE_NONE,
        .from = day(2026, 12, 1),
        .to = day(2026, 12, 31),
        .by = by,
        .names = ROTA_NAMES_FIRST,
        .stays = m.stays,
        .nights = m.nights,
    };
    return m;
}

struct plan {
    size_t host;
    const char *family;
    int arrive_day, nights, arrive_hour, leave_hour;
    enum sheet_status status;
    const char *kind;
    const char *children; /* "Mia|Theo", beds from `bed` on */
    int bed;
};

static const char *joined(struct arena *a, const char *children)
{
    struct sb b = sb_on(a);
    size_t n = str_parts(children);
    for (size_t i = 0; i < n; i++)
        sb_addf(&b, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", str_part(a, children, i));
    return sb_str(&b);
}

static void add_stay(struct maker *m, hub_date month, const struct plan *p)
{
    struct rota_sheet *s = m->s;
    hub_date arrive = date_add(month, p->arrive_day - 1);
    size_t children = str_parts(p->children);
    m->stays[s->stay_count] = (struct sheet_stay){
        .host = p->host,
        .family = p->family,
        .children = joined(m->a, p->children),
        .kind = p->kind,
        .arrive = wall_at(arrive, p->arrive_hour * 60),
        .leave = wall_at(date_add(arrive, p->nights), p->leave_hour * 60),
        .status = p->status,
    };
    for (int n = 0; n < p->nights; n++)
        for (size_t c = 0; c < children; c++)
            m->nights[s->night_count++] = (struct sheet_night){
                .stay = s->stay_count,
                .night = date_add(arrive, n),
                .bed = p->bed == ROTA_NO_BED ? ROTA_NO_BED : p->bed + (int)c,
                .name = str_part(m->a, p->children, c),
            };
    s->stay_count++;
}

static const struct sheet_host hosts[] = {
    {.name = "Amina", .beds = 2},
    {.name = "Ben", .beds = 2, .bed = (const char *const[]){"blue room", "box room"}},
    {.name = "Carys and Dafydd", .beds = 1},
};

/* Families and children are invented. */
static const struct plan december[] = {
    {0, "Okafor", 4, 2, 16, 15, ROTA_AGREED, NULL, "Mia|Theo", 0},
    {1, "Jenkins", 5, 1, 10, 16, ROTA_HAPPENED, NULL, "Siân", 1},
    {0, "Patel-Shah", 11, 2, 17, 14, ROTA_DRAFT, NULL, "Anaya|Rohan", 0},
    {2, "Reid", 9, 3, 18, 9, ROTA_AGREED, "emergency", "Finlay", 0},
    {1, "Novák", 18, 2, 16, 16, ROTA_AGREED, NULL, "Łukasz|Ëlla", 0},
    {2, "Ó Briain", 19, 1, 12, 12, ROTA_OFFERED, NULL, "Caoimhe", 0},
    {1, "Okafor", 27, 3, 11, 15, ROTA_DRAFT, NULL, "Mia", 0},
    {0, "Reid", 13, 0, 15, 17, ROTA_AGREED, "tea visit", "Finlay", ROTA_NO_BED},
    {2, "Whitfield", 25, 1, 15, 11, ROTA_DRAFT, NULL, "Jay", ROTA_NO_BED},
};

static const char *const asked[] = {
    "Patel-Shah: 11–13 Dec or 18–20 Dec",
    "Reid: any weekend in January",
};

static void add_december(struct maker *m, struct sheet_away *away)
{
    struct rota_sheet *s = m->s;
    for (size_t i = 0; i < sizeof december / sizeof *december; i++)
        add_stay(m, day(2026, 12, 1), &december[i]);
    away[0] = (struct sheet_away){.host = 0, .from = day(2026, 12, 18), .to = day(2026, 12, 20)};
    s->away = away;
    s->away_count = 1;
    s->asked = asked;
    s->asked_count = sizeof asked / sizeof *asked;
    s->tonight = day(2026, 12, 4);
}

struct rota_sheet *sample_rota(struct arena *a, enum sheet_by by)
{
    struct maker m = make(a, by);
    m.s->hosts = hosts;
    m.s->host_count = sizeof hosts / sizeof *hosts;
    add_december(&m, arena_array(a, 1, sizeof(struct sheet_away)));
    return m.s;
}

struct rota_sheet *sample_year(struct arena *a, size_t count, enum sheet_by by)
{
    static const char *const names[] = {"Mia", "Theo", "Anaya", "Finlay", "Caoimhe", "Jay", "Siân"};
    const size_t name_count = sizeof names / sizeof *names;
    struct maker m = make(a, by);
    struct sheet_host *many = arena_array(a, count, sizeof *many);
    for (size_t i = 0; i < count; i++)
        many[i] = (struct sheet_host){.name = arena_printf(a, "Host %zu", i + 1), .beds = 2};
    m.s->from = day(2026, 1, 1);
    m.s->to = day(2026, 12, 31);
    m.s->hosts = many;
    m.s->host_count = count;
    for (int week = 0; week < 52; week++)
        for (size_t host = 0; host < count; host++) {
            size_t n = host + (size_t)week;
            const char *children =
                arena_printf(a, "%s|%s", names[n % name_count], names[(n + 3) % name_count]);
            struct plan p = {host, arena_printf(a, "Family %zu", n % 20), 2 + 7 * week, 2, 16, 15,
                ROTA_AGREED, NULL, children, 0};
            add_stay(&m, m.s->from, &p);
        }
    return m.s;
}

/* Controls, bidi overrides, right-to-left, CJK, emoji, a very long word, marks without end. */
static const char *const hostile_names[] = {
    "\x1b[31mRed\x07\x1b]0;title\x07",
    "abc\u202Edef\u2066ghi\u2069",
    "\u05D3\u05D5\u05D3 \u05DB\u05D4\u05DF",
    "\u0645\u062D\u0645\u062F \u0639\u0644\u064A",
    "\u674E\u5A1C",
    "\U0001F9D2\U0001F3FD\u200D\U0001F680",
    "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032Fo",
    "<b>%s%n</b>\\0;DROP",
};

struct rota_sheet *sample_hostile(struct arena *a, enum sheet_by by)
{
    struct rota_sheet *s = sample_rota(a, by);
    struct sheet_night *nights = arena_array(a, s->night_count, sizeof *nights);
    struct sheet_stay *stays = arena_array(a, s->stay_count, sizeof *stays);
    struct sheet_host *three = arena_array(a, s->host_count, sizeof *three);
    const size_t count = sizeof hostile_names / sizeof *hostile_names;
    char *longest = arena_alloc(a, 301);
    memset(longest, 'W', 300);
    for (size_t i = 0; i < s->night_count; i++) {
        nights[i] = s->nights[i];
        nights[i].name = i == 0 ? longest : hostile_names[i % count];
    }
    for (size_t i = 0; i < s->stay_count; i++) {
        stays[i] = s->stays[i];
        stays[i].children = i == 0 ? longest : hostile_names[i % count];
        stays[i].family = hostile_names[(i + 3) % count];
    }
    for (size_t i = 0; i < s->host_count; i++) {
        three[i] = s->hosts[i];
        three[i].name = i == 0 ? longest : hostile_names[i];
    }
    s->nights = nights;
    s->stays = stays;
    s->hosts = three;
    s->hub = hostile_names[1];
    return s;
}

const struct rules_sheet *sample_rules(struct arena *a)
{
    static const struct rules_row rows[] = {
        {"MUST FIX", "A bed for every child", "Sat 12 Dec 2026", "Patel-Shah", "Amina",
            "3 children, 2 beds at Amina's.",
            "Anaya and Rohan at Ben's that night · on 18–20 Dec at Ben's", NULL, false},
        {"MUST FIX", "Not while the host is away", "18–20 Dec 2026", "Reid", "Amina",
            "Amina is away from 18 to 20 December.", "at Ben's the same nights",
            "Amina, 3 Dec 2026: her sister is at home and known to Finlay", false},
        {"PLEASE CHECK", "Tea before the first night", "Fri 11 Dec 2026", "Patel-Shah", "Amina",
            "Anaya's first night: no tea visit yet.", NULL, NULL, false},
    };
    struct rules_sheet *s = arena_alloc(a, sizeof *s);
    *s = (struct rules_sheet){
        .hub = "Riverside hub",
        .version = 3,
        .practice = true,
        .printed = wall_at(day(2026, 12, 1), 9 * 60 + 30),
        .from = day(2026, 12, 1),
        .to = day(2026, 12, 31),
        .rows = rows,
        .row_count = sizeof rows / sizeof *rows,
    };
    return s;
}

static void styles_table(struct page_doc *d)
{
    static const struct {
        const char *word;
        unsigned style;
    } styles[] = {
        {"normal", PAGE_NORMAL},
        {"strong", PAGE_STRONG},
        {"muted", PAGE_MUTED},
        {"draft", PAGE_DRAFT},
        {"away", PAGE_AWAY},
        {"weekend", PAGE_WEEKEND},
        {"tonight", PAGE_TONIGHT},
        {"draft tonight", PAGE_DRAFT | PAGE_TONIGHT | PAGE_WEEKEND},
    };
    struct page_table *t = page_table(d, true);
    page_column(t, 1, PAGE_LEFT);
    page_column(t, 1, PAGE_CENTRE);
    page_column(t, 1, PAGE_RIGHT);
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "Left");
    page_cell_span(t, 2, PAGE_HEAD, "Across the other two");
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        page_row(t);
        for (int c = 0; c < 3; c++)
            page_cell_note(t, styles[i].style, styles[i].word, c == 1 ? "with a note" : NULL);
    }
}

static void long_table(struct page_doc *d)
{
    struct sb b = sb_on(d->a);
    for (int i = 1; i <= 150; i++)
        sb_addf(&b, "%sline %d of a long story", i > 1 ? "\n" : "", i);
    struct page_table *t = page_table(d, false);
    page_column(t, 1, PAGE_LEFT);
    page_column(t, 3, PAGE_LEFT);
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "Day");
    page_cell(t, PAGE_HEAD, "Story");
    page_row(t);
    page_cell(t, PAGE_NORMAL, "Monday");
    page_cell(t, PAGE_NORMAL, sb_str(&b));
    page_row(t);
    page_cell(t, PAGE_NORMAL, "Tuesday");
    page_cell(t, PAGE_NORMAL, "a short one");
}

struct page_doc *sample_everything(struct arena *a, enum page_orientation o)
{
    struct page_doc *d = page_create(a, o, "Every block and style");
    d->hub = "Riverside hub";
    d->subtitle = "a page for tests";
    d->note = "A note at the foot of every page.";
    d->printed = wall_at(day(2026, 12, 1), 9 * 60 + 30);
    d->practice = true;
    page_heading(d, "Styles");
    page_paragraph(d, PAGE_NORMAL,
        "A paragraph that is long enough to be wrapped, because it goes on about one thing and "
        "then about another, and does not stop where a line of a page would like it to stop.");
    styles_table(d);
    page_heading(d, "A row that is longer than a page");
    long_table(d);
    page_break(d);
    page_heading(d, "After a page break");
    page_paragraph(d, PAGE_STRONG, "The end.");
    return d;
}
