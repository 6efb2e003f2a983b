/* SPDX-License-Identifier: MIT */
/* Dates for one family: the best first, why each stands there, and why the others will not do. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/service/offer.h"
#include "hub/ui/list.h"
#include "panes_priv.h"
#include "rota_view_priv.h"
#include "stay_verbs_priv.h"
#include "text_view_priv.h"

enum { SHOWN = 60, HEAD_ROWS = 1, BELOW_ROWS = 8, DATE_COLS = 21, HOST_COLS = 12, NO_COLS = 4,
    NARROW = 60, DATE_NARROW = 15, HOST_NARROW = 7 };
enum { SMALL_ROWS = 14, READING = 1 /* the part below */ };

struct offer_row {
    const struct offer *offer; /* NULL: a refusal */
    const struct offer_refusal *no;
    const char *why;
};

struct offer_pane {
    hub_id family, moving; /* moving: the stay; ID_NONE: what they asked for, or a new one */
    const char *name;
    int nights; /* 0: as they asked for */
    struct hub_offers all;
    struct list list;
    struct list_memory rows;
    struct text_view below;
};

static void offer_open(struct pane *p, const struct pane_target *target)
{
    struct offer_pane *s = p->state;
    s->family = (hub_id){target->id};
    const char *text = target->text ? target->text : "", *stay = str_part(p->life, text, 1);
    s->name = *text ? str_part(p->life, text, 0) : "";
    if (stay) {
        str_int(stay, 1, INT64_MAX, &s->moving.n);
    }
    list_init(&s->list);
}

static void offer_close(struct pane *p)
{
    struct offer_pane *s = p->state;
    list_fini(&s->list);
}

/* Reading it in full has the whole pane where there are few rows. */
static int below_rows(const struct pane *p)
{
    bool small = p->view.rows < SMALL_ROWS;
    return small && p->part == READING     ? p->view.rows - HEAD_ROWS - 1
           : p->view.rows > 2 * BELOW_ROWS ? BELOW_ROWS
                                           : p->view.rows / 3;
}

/* --- what is shown ----------------------------------------------------------------- */

static struct offer_row *add_row(
    struct pane *p, struct list_page *page, const char *sort, struct offer_row row)
{
    struct offer_row *keep = arena_alloc(p->loaded, sizeof *keep);
    *keep = row;
    list_page_add(page, (int64_t)page->count + 1, sort, keep);
    return keep;
}

static void add_rows(struct pane *p, struct list_page *page)
{
    struct offer_pane *s = p->state;
    const struct rota_book *b = &s->all.book;
    struct arena *a = p->loaded;
    for (size_t i = 0; i < s->all.list.count; i++) {
        const struct offer *o = &s->all.list.items[i];
        const char *why = offer_reason(o, &s->all.ask, &b->facts, &b->names, a);
        add_row(p, page, arena_printf(a, "%s %s", b->names.hosts[o->host], why),
            (struct offer_row){o, NULL, why});
    }
    for (size_t i = 0; i < s->all.list.refusal_count; i++) {
        const struct offer_refusal *r = &s->all.list.refusals[i];
        const char *why = offer_refusal_reason(r, &s->all.ask, &b->facts, &b->names, a);
        add_row(p, page, why, (struct offer_row){NULL, r, why});
    }
}

static enum hub_rc offer_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct offer_pane *s = p->state;
    struct list_page page = {.a = p->loaded};
    struct hub_offer_ask ask = {
        .family = s->family, .request = s->moving, .from = DATE_NONE, .to = DATE_NONE, .nights = s->nights, .max = SHOWN};
    enum hub_rc rc = hub_rota_offer(hub, &ask, p->loaded, &s->all, err);
    if (rc == HUB_OK) {
        add_rows(p, &page);
    } else {
        s->all = (struct hub_offers){0};
    }
    s->rows = (struct list_memory){page.rows, page.count, NULL};
    struct list_source src = list_memory_source(&s->rows);
    s->list.hide = p->view.hide;
    list_set_height(&s->list, p->view.rows - below_rows(p) - HEAD_ROWS - 1);
    return rc == HUB_OK ? list_load(&s->list, &src, err) : rc;
}

static const struct offer_row *selected(const struct offer_pane *s)
{
    const struct list_row *row = list_selected(&s->list);
    return row ? row->item : NULL;
}

static enum hub_rc offer_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct offer_pane *s = p->state;
    const struct offer_row *row = selected(s);
    struct arena *a = p->details;
    (void)hub;
    (void)err;
    s->below = (struct text_view){0};
    if (!row || p->view.hide) {
        return HUB_OK;
    }
    if (!row->offer) {
        text_view_add(&s->below, a, TONE_WARN, arena_printf(a, "Not possible. %s", row->why));
        return HUB_OK;
    }
    text_view_add(&s->below, a, TONE_HEADING, hub_offer_title(&s->all, row->offer, a));
    text_view_add(&s->below, a, TONE_PLAIN, arena_printf(a, "Because: %s.", row->why));
    for (size_t i = 0; i < row->offer->note_count; i++) {
        const struct offer_note *n = &row->offer->notes[i];
        text_view_add(&s->below, a, TONE_WARN,
            arena_printf(a, "%s  %s", rule_level_shown(n->level), n->line));
    }
    return HUB_OK;
}

/* --- drawing ----------------------------------------------------------------------- */

static const char *host_name(const struct pane *p, int32_t host, struct arena *a)
{
    const struct offer_pane *s = p->state;
    const char *name = host < 0 ? "" : s->all.book.names.hosts[host];
    return p->view.hide ? utf8_initials(a, name) : name;
}

static void draw_row(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct offer_row *r = row->item;
    struct arena *a = arena_create();
    char day[DATE_TEXT];
    int cols = canvas_cols(c);
    int dates = cols < NARROW ? DATE_NARROW : DATE_COLS, host = cols < NARROW ? HOST_NARROW : HOST_COLS;
    int col = dates + host;
    unsigned style = r->offer ? STYLE_NORMAL : STYLE_MUTED;
    if (r->offer) {
        hub_date first = wall_date(r->offer->arrive), last = wall_date(r->offer->leave);
        canvas_putf(c, 0, 0, dates - 1, style, "%.3s %s",
            date_weekday_name(date_weekday(first)), rota_short_range(first, last, a));
    } else {
        canvas_put_short(c, 0, 0, dates - 1, style, date_short(r->no->arrive, day));
    }
    canvas_put_short(c, 0, dates, host - 1, style,
        host_name(p, r->offer ? r->offer->host : r->no->host, a));
    if (!r->offer) {
        canvas_put(c, 0, col, NO_COLS, STYLE_WARN, "no");
        col += NO_COLS;
    }
    if (!p->view.hide) {
        canvas_put_short(c, 0, col, cols - col, STYLE_MUTED, r->why);
    }
    arena_destroy(a);
}

static void offer_draw(const struct pane *p, struct canvas *c)
{
    const struct offer_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c), below = below_rows(p);
    int list_rows = rows - below - HEAD_ROWS - 1;
    struct arena *a = arena_create();
    canvas_putf(c, 0, 1, cols - 1, STYLE_HEADING, "DATES FOR %s · %d %s",
        p->view.hide ? utf8_initials(a, s->name) : s->name, s->all.ask.nights,
        words_many(s->all.ask.nights, "night", "nights"));
    arena_destroy(a);
    if (list_rows > 0 || p->part != READING) {
        struct area before =
            canvas_enter(c, (struct area){HEAD_ROWS, 0, list_rows > 0 ? list_rows : 1, cols});
        list_draw(&s->list, c, p->part != READING, draw_row, p,
            "No date works for them in the next twelve months.");
        canvas_leave(c, before);
    }
    if (below > 0) {
        int row = HEAD_ROWS + (list_rows > 0 ? list_rows : 0);
        canvas_hline(c, row, 0, cols);
        text_view_draw_below(
            &s->below, c, (struct area){row + 1, 1, below, cols - 1}, p->part == READING);
    }
}

/* --- keys -------------------------------------------------------------------------- */

static unsigned put_in(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct offer_pane *s = p->state;
    const struct offer_row *row = selected(s);
    hub_id stay;
    if (!row || !row->offer) {
        pane_say(p, row ? "That will not do: %s" : "No date is selected.", row ? row->why : "");
        return REACT_DRAW;
    }
    const struct offer *o = row->offer;
    char day[DATE_TEXT];
    if (hub_offer_put_in(hub, &s->all, (size_t)(o - s->all.list.items), &stay, err) != HUB_OK) {
        return REACT_DRAW;
    }
    pane_say(p, id_known(s->moving) ? "Moved: %s. u takes it back."
                                    : "Offered: %s. Ring them and ask. u takes it back.",
        hub_offer_title(&s->all, o, p->loaded));
    stay_tell(p, hub, stay);
    pane_go(p, "rota",
        &(struct pane_target){.id = stay.n, .text = date_iso(wall_date(o->arrive), day)});
    return REACT_CLOSE | REACT_LOAD;
}

static unsigned other_nights(struct pane *p, int by)
{
    struct offer_pane *s = p->state;
    int nights = s->all.ask.nights + by;
    if (nights < 1 || nights > OFFER_NIGHTS_MOST) {
        return REACT_DRAW;
    }
    s->nights = nights;
    pane_say(p, nights == 1 ? "Of one night." : "Of %d nights.", nights);
    return REACT_LOAD | REACT_DETAIL;
}

static unsigned offer_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct offer_pane *s = p->state;
    bool open = str_eq(call->id, "open") && !s->list.narrowing;
    if (str_eq(call->id, "offer.more") || str_eq(call->id, "offer.fewer")) {
        return other_nights(p, str_eq(call->id, "offer.more") ? 1 : -1);
    }
    if (str_eq(call->id, "click")) {
        unsigned react = list_click(&s->list, call->ev->row - HEAD_ROWS, &open) | REACT_DETAIL;
        if (!open) {
            return react;
        }
    }
    if (open) {
        return put_in(p, call->hub, err);
    }
    if (p->part == READING) {
        return text_view_act(&s->below, call->id, below_rows(p), p->view.cols - 2);
    }
    unsigned react = list_act(&s->list, call->id, call->ev);
    return react == REACT_PASS ? react : react | REACT_DETAIL;
}

static bool offer_typing(const struct pane *p)
{
    return ((const struct offer_pane *)p->state)->list.narrowing;
}

static size_t offer_rows(const struct pane *p)
{
    return ((const struct offer_pane *)p->state)->list.count;
}

static const struct ui_key offer_keys[] = {
    {K_ENTER, K_NONE, "open", "Offer it", "Put this date in the rota, as offered.",
        KEY_BAR | KEY_MENU},
    {'+', K_NONE, "offer.more", "A night more", "Look for dates that are a night longer.",
        KEY_BAR | KEY_MENU},
    {'-', K_NONE, "offer.fewer", "A night less", "Look for dates that are a night shorter.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_offer = {
    .name = "offer",
    .title = "Dates",
    .help = "Offer a date\nThe best comes first: what they asked for, what they would like, a host "
            "they know, room in the house. The reason stands beside it. Enter puts it in the rota, "
            "as offered; they can still say no.\n\n"
            "Why not that weekend?\nThe dates that will not do come after the others, each with "
            "its reason.\n\n"
            "Longer or shorter\n+ and - look again, for a night more or less.",
    .parts = 2,
    .state_size = sizeof(struct offer_pane),
    .keys = offer_keys,
    .key_count = sizeof offer_keys / sizeof *offer_keys,
    .open = offer_open,
    .close = offer_close,
    .load = offer_load,
    .detail = offer_detail,
    .draw = offer_draw,
    .act = offer_act,
    .typing = offer_typing,
    .rows = offer_rows,
};
