/* SPDX-License-Identifier: MIT */
#include "hub/exchange/come_in_pages.h"

#include "hub/base/str.h"
#include "child_parts_priv.h"

static void step(struct page_doc *d, struct page_table *t, int *n, const char *what, const char *how)
{
    page_row(t);
    page_cell(t, PAGE_STRONG, arena_printf(d->a, "%d", ++*n));
    page_cell(t, PAGE_STRONG, what);
    page_cell(t, PAGE_NORMAL, how);
}

static const char *first_time(const struct come_in *c, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, "The first time it is asked whether this is the right server. ");
    if (!c->fingerprint_count) {
        sb_add(&b, "Ask whoever looks after it for its fingerprint, compare, and type yes.");
        return sb_str(&b);
    }
    sb_add(&b, "Compare the fingerprint it shows with ");
    sb_add(&b, c->fingerprint_count == 1 ? "this one, and type yes only when it is the same:"
                                         : "these, and type yes only when it is one of them:");
    for (size_t i = 0; i < c->fingerprint_count; i++) {
        sb_addf(&b, "\n%s", c->fingerprints[i]);
    }
    return sb_str(&b);
}

static void add_key(struct page_doc *d, struct page_table *t, int *n, const struct come_in *c)
{
    if (c->known) {
        step(d, t, n, "Your key", "It is known here. It is on the computer you made it on; nobody else "
                                  "has it, and it is never sent to anybody.");
        return;
    }
    step(d, t, n, "Make your key",
        arena_printf(d->a,
            "Open a terminal (Windows: PowerShell) and type:\nssh-keygen -t ed25519\nEnter takes the "
            "usual place; a passphrase keeps the key safe when the computer is lost. Then send the one "
            "line of the file .ssh/id_ed25519.pub to %s. The file without .pub is yours alone.",
            c->carer));
}

static void add_steps(struct page_doc *d, const struct come_in *c)
{
    int n = 0;
    struct page_table *t = page_table(d, false);
    page_column(t, 5, PAGE_LEFT);
    page_column(t, 24, PAGE_LEFT);
    page_column(t, 71, PAGE_LEFT);
    step(d, t, &n, "What you need",
        "Linux, macOS: nothing more than ssh, which is there. Put hub on it too, and pages you print "
        "open by themselves. Windows 10 or 11: its own OpenSSH Client (Settings, Optional features) and "
        "Windows Terminal.");
    add_key(d, t, &n, c);
    step(d, t, &n, "Come in",
        arena_printf(d->a, "Double-click the starter you were given, or type:\n%s\nWith hub on your "
                           "computer it is better so:\nhub go %s", c->ssh, c->server));
    step(d, t, &n, "Yes or no", first_time(c, d->a));
    if (!str_eq(c->role, "peer")) { /* who has one page of their own and no PIN */
        step(d, t, &n, "Your PIN",
            "Set one the first time: m, Your PIN. hub asks for it when you come in and when you have "
            "been away from the keys for a while. It is no key: keep it in your head.");
    }
    step(d, t, &n, "Leave", "q. What you saved stays there; nothing is left on your computer.");
    step(d, t, &n, "The line drops",
        "What you saved is safe. What you were typing is kept as an unfinished note: come in again, and "
        "Today offers it. If the window looks odd, close it and open another.");
    step(d, t, &n, "Paper",
        arena_printf(d->a, "Print in hub. hub go opens the page here by itself; else hub says what to "
                           "type, like\n%s fetch 1 > page.pdf", c->ssh));
}

struct page_doc *come_in_pages(struct hub *h, const struct come_in *c, struct arena *a)
{
    struct page_doc *d = page_of_hub(h, a, PAGE_PORTRAIT, "How to come in");
    d->subtitle = arena_printf(a, "%s, %s", c->name, c->role);
    d->note = "There is no secret on this page. Your key and your PIN are yours alone: nobody will ask "
              "you for them.";
    add_steps(d, c);
    page_heading(d, "When it does not work");
    page_paragraph(d, PAGE_NORMAL,
        "\"Permission denied\": the server does not know this computer's key, or your way in is closed. "
        "\"Identification has changed\": do not go on. Ring in both cases.");
    page_paragraph(d, PAGE_NORMAL,
        "Your computer or its key is lost or stolen: ring at once, so that your way in is closed.");
    page_paragraph(d, PAGE_STRONG,
        str_empty(c->helper) ? arena_printf(a, "Ring %s.", c->carer)
                             : arena_printf(a, "Ring %s; or %s.", c->helper, c->carer));
    return d;
}
