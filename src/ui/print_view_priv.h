/* SPDX-License-Identifier: MIT */
/* A page as it prints, and where it goes: what the panes that print share. */
#ifndef HUB_UI_PRINT_VIEW_PRIV_H
#define HUB_UI_PRINT_VIEW_PRIV_H

#include "hub/ui/pane.h"

enum { PRINT_WORDS = 14 };

struct print_page {
    const char *words[PRINT_WORDS]; /* "print", "fridge", the child's number */
    int count;
    const char *called; /* "The page for the fridge of Mia" */
    const char *file;   /* its name, without folder and end */
    bool initials;      /* it can be had with initials; else it is covered while names hide */
};

void print_word(struct print_page *page, const char *word);
/* --from and --to; NONE: not said. */
void print_days(struct print_page *page, hub_date from, hub_date to, struct arena *a);
/* A page's text for the screen: an empty line where another page begins. */
const char *print_on_screen(struct arena *a, const char *text);
/* A name as part of a file's name. */
const char *print_file_word(struct arena *a, const char *name);

/* Somebody who came in over ssh: a page goes to their own computer, not into a file here. */
bool print_guest(const struct pane *p);
/* Where a page is about to go, and where it went; `said` by the command. */
const char *print_where(const struct pane *p, const char *called, const char *file, struct arena *a);
void print_say_saved(struct pane *p, const char *file, const char *said);

struct print_view {
    struct print_page page;
    const char *file; /* whole */
    const char *text;
    int top, left, rows, cols; /* of the text */
};

/* Makes the page as text; `page` lives as long as what was loaded. */
enum hub_rc print_view_load(
    struct pane *p, struct print_view *v, const struct print_page *page, struct hub_err *err);
/* Moving about; Enter, which saves it; p, to the printer. REACT_PASS: not one of these. */
unsigned print_view_act(
    struct pane *p, struct print_view *v, const struct call *call, struct hub_err *err);

/* draw and act of a pane that is such a page and no more: its state begins with a struct print_view. */
void print_pane_draw(const struct pane *p, struct canvas *c);
unsigned print_pane_act(struct pane *p, const struct call *call, struct hub_err *err);

#define PRINT_KEYS                                                                                 \
    {K_ENTER, K_NONE, "open", "Save PDF", "Save the page as a PDF, to print or to send.",       \
        KEY_BAR | KEY_MENU},                                                                       \
        {'p', K_NONE, "print", "Printer", "To the printer that hub.ini names.",                    \
            KEY_BAR | KEY_MENU}

#define PRINT_HELP                                                                                 \
    "Save it\nEnter saves it as a PDF in your own folder: open that to print it.\n\n"              \
    "Send it to a printer\np says which, and where it stands, and asks first."

#endif
