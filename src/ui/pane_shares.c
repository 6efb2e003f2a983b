/* SPDX-License-Identifier: MIT */
/* The share tally: what each family had and each host gave in twelve months, side by side. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/rota.h"
#include "panes_priv.h"
#include "text_view_priv.h"

enum { INDENT = 1, NAME_COLS = 20, NUMBER_COLS = 8, NUMBERS = 7, TABLE_COLS = 78 };

struct shares_pane {
    hub_id hub;
    struct rota_tally tally;
    struct text_view text;
};

static void shares_open(struct pane *p, const struct pane_target *target)
{
    struct shares_pane *s = p->state;
    s->hub = (hub_id){target->id};
    s->text.airy = true;
    s->text.more = "PgDn: more";
}

static void pad(struct sb *b, int cols)
{
    for (; cols > 0; cols--) {
        sb_addc(b, ' ');
    }
}

static const char *name_shown(const struct pane *p, const char *name)
{
    return p->view.hide ? utf8_initials(p->loaded, name) : name;
}

/* A name that is longer than its column has a row to itself. */
static const char *row_text(struct pane *p, const char *name, const char *const *cells)
{
    struct sb b = sb_on(p->loaded);
    int used = utf8_width(name);
    sb_add(&b, name);
    if (used > NAME_COLS - 1) {
        sb_addc(&b, '\n');
        used = 0;
    }
    pad(&b, NAME_COLS - used);
    for (int i = 0; i < NUMBERS; i++) {
        pad(&b, NUMBER_COLS - utf8_width(cells[i]));
        sb_add(&b, cells[i]);
    }
    return sb_str(&b);
}

static const char *number(int32_t n, struct arena *a)
{
    return n < 0 ? "" : arena_printf(a, "%d", n);
}

static void add_family(struct pane *p, const struct family_share *f, bool wide)
{
    struct shares_pane *s = p->state;
    struct arena *a = p->loaded;
    const char *name = name_shown(p, s->tally.book.family_full[f->family]);
    const char *const cells[NUMBERS] = {number(f->agreed, a), number(f->stays, a),
        number(f->nights, a), number(f->weekends, a), number(f->holiday_stays, a),
        number(f->holiday_nights, a), number(f->ahead, a)};
    text_view_add(&s->text, a, TONE_PLAIN,
        wide ? row_text(p, name, cells)
             : arena_printf(a, "%s: %s.", name, family_share_words(f, a)));
}

static void add_host(struct pane *p, const struct host_share *h, bool wide)
{
    struct shares_pane *s = p->state;
    struct arena *a = p->loaded;
    const char *name = name_shown(p, s->tally.book.host_full[h->host]);
    const char *const cells[NUMBERS] = {number(h->usual, a), number(h->stays, a),
        number(h->nights, a), number(h->weekends, a), number(h->in_a_row, a),
        number(h->own_nights, a), ""};
    text_view_add(&s->text, a, TONE_PLAIN,
        wide ? row_text(p, name, cells) : arena_printf(a, "%s: %s.", name, host_share_words(h, a)));
}

static void add_all(struct pane *p)
{
    static const char *const family_heads[NUMBERS] = {
        "agreed", "stays", "nights", "weekend", "in hols", "nights", "ahead"};
    static const char *const host_heads[NUMBERS] = {
        "usual", "stays", "nights", "weekend", "in row", "own", ""};
    struct shares_pane *s = p->state;
    struct shares *t = &s->tally.shares;
    bool wide = p->view.cols >= TABLE_COLS;
    char range[DATE_TEXT];
    text_view_add(&s->text, p->loaded, TONE_MUTED,
        arena_printf(p->loaded, "%s. Planned nights; an emergency takes nothing from a share.",
            date_range(t->from, t->to, range)));
    text_view_add(&s->text, p->loaded, TONE_HEADING,
        wide ? row_text(p, "Families", family_heads) : "Families");
    for (size_t i = 0; i < t->family_count; i++) {
        add_family(p, &t->families[i], wide);
    }
    text_view_add(
        &s->text, p->loaded, TONE_HEADING, wide ? row_text(p, "Hosts", host_heads) : "Hosts");
    for (size_t i = 0; i < t->host_count; i++) {
        add_host(p, &t->hosts[i], wide);
    }
}

static enum hub_rc shares_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct shares_pane *s = p->state;
    hub_id before = hub_narrowed(hub);
    hub_narrow_to(hub, s->hub);
    enum hub_rc rc = hub_rota_shares(hub, DATE_NONE, p->loaded, &s->tally, err);
    hub_narrow_to(hub, before);
    s->text.detail = (struct detail){.title = "Shares of the last twelve months"};
    if (rc == HUB_OK) {
        add_all(p);
    }
    return rc;
}

static void shares_draw(const struct pane *p, struct canvas *c)
{
    const struct shares_pane *s = p->state;
    struct area inside = {0, INDENT, canvas_rows(c), canvas_cols(c) - 2 * INDENT};
    struct area before = canvas_enter(c, inside);
    text_view_draw(&s->text, c, true);
    canvas_leave(c, before);
}

static unsigned shares_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct shares_pane *s = p->state;
    (void)err;
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return text_view_act(&s->text, call->id, p->view.rows, p->view.cols - 2 * INDENT);
}

static const struct ui_key shares_keys[] = {
    PANE_FIND_KEY,
};

const struct pane_ops pane_shares = {
    .name = "shares",
    .title = "Shares",
    .help = "See who had how much\nFor each family the stays agreed for a year, then those it had "
            "in the last twelve months: stays, nights, weekends, stays and nights in school "
            "holidays, bookings ahead.\n\n"
            "See who gave how much\nFor each host the usual weekends, then stays, nights, weekends, "
            "the longest run of weekends, and nights of own time.\n\n"
            "Twelve months that end on another day\nThe command hub rota shares counts them: whoever helps "
            "with the computer can type it.",
    .without = "open|next-part|prev-part",
    .state_size = sizeof(struct shares_pane),
    .keys = shares_keys,
    .key_count = sizeof shares_keys / sizeof *shares_keys,
    .open = shares_open,
    .load = shares_load,
    .draw = shares_draw,
    .act = shares_act,
};
