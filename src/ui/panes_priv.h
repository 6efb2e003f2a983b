/* SPDX-License-Identifier: MIT */
/* The panes there are. */
#ifndef HUB_UI_PANES_PRIV_H
#define HUB_UI_PANES_PRIV_H

#include "hub/base/id.h"
#include "hub/ui/pane.h"

/* pane_take, or over ssh what to do instead. */
void try_open_take(struct pane *p);
extern const struct pane_ops pane_today;    /* a tab: the day, the night, what needs the carer */
extern const struct pane_ops pane_families; /* a tab: Families, and Hosts and homes */
extern const struct pane_ops pane_calendar; /* a tab; text: the day to begin with */
extern const struct pane_ops pane_rota;     /* a tab */
extern const struct pane_ops pane_log;      /* a tab; id: the line to begin with */
/* The only tab of a peer who signs in. */
extern const struct pane_ops pane_peer;
/* Who fits; id: the family, text: "MATCH|Shah". */
extern const struct pane_ops pane_suggest;
extern const struct pane_ops box_match; /* what can be done with a match; id: the match */
extern const struct pane_ops pane_peers;    /* a tab; id: the line to begin with, text: "volunteers", a part */
extern const struct pane_ops pane_figures;  /* a tab: numbers, bars, words, what was sent */

/* Opened over a tab. The target's text is the noun: "family", "host". */
/* Its parts; "family|medicines": begins with that one; "family|about|ID": with that child. */
extern const struct pane_ops pane_record;
/* An event's parts; id: the event, text: the day of the rule where it repeats; "|invited" behind: that part. */
extern const struct pane_ops pane_event;
/* Every step that changed one record of any noun; without a text, everything that was done. */
extern const struct pane_ops pane_history;
extern const struct pane_ops pane_removed; /* what was removed, and back again */
extern const struct pane_ops pane_command; /* a command of the table, and what it prints; text: its id */
extern const struct pane_ops pane_find;    /* the words, then what has them; text: words to begin with */
extern const struct pane_ops pane_sheet;   /* one record of any noun, removed or not, to read; text: the noun */
/* A page of the rota, then where to; id: enum rota_paper, text: from rota_papers_text. */
extern const struct pane_ops pane_print;
extern const struct pane_ops box_papers;   /* which of them; the same text */
extern const struct pane_ops pane_paper;   /* a child's page; text: "fridge|ID|Mia" */
extern const struct pane_ops pane_night;   /* one child tonight; id: the child */
/* An event's register; id: the event, text: the day where it repeats. */
extern const struct pane_ops pane_register;
extern const struct pane_ops pane_risk; /* its risk sheet; the same target */
/* An event's page: "register|ID|2026-11-28|Farm trip"; also signout, event, risk. */
extern const struct pane_ops pane_event_paper;
extern const struct pane_ops pane_calendar_paper; /* text: a day of the month */
extern const struct pane_ops pane_take;   /* a calendar file or a sheet taken in, seen first */
extern const struct pane_ops pane_copy;   /* id: an event; text: its name */
extern const struct pane_ops pane_season; /* the events of a season again */
extern const struct pane_ops pane_bed;     /* bed tonight; id: a stay whose list is to be ticked, or 0 */
extern const struct pane_ops pane_worry;      /* what to do, whom to ring, those that may be read */
extern const struct pane_ops pane_worry_page; /* id: one that this person may read */
extern const struct pane_ops pane_versions; /* published rotas; id: the hub */
extern const struct pane_ops pane_unit;  /* calls of a unit; id: the unit */
extern const struct pane_ops pane_group; /* meetings of a group; id: the group */
extern const struct pane_ops pane_supervision; /* the page for the liaison worker; id: the hub, 0: the one shown */
extern const struct pane_ops pane_supervision_paper; /* text: the hub's name */
extern const struct pane_ops pane_shares;   /* what each family had and each host gave; id: the hub */
extern const struct pane_ops pane_fill;     /* a period filled; id: the hub */
extern const struct pane_ops pane_offer;   /* dates for a family, ranked; id: the family, text: its name, "|ID" behind of a stay to move */
extern const struct pane_ops pane_requests; /* who asked for a copy of their records */
extern const struct pane_ops pane_held;    /* such a copy; id: whose, text: "family", "child", "person" */
extern const struct pane_ops pane_keeping; /* what has come up for review */
extern const struct pane_ops pane_visits;  /* who came in, and what was taken out */
extern const struct pane_ops pane_doctor; /* is all well? */
extern const struct pane_ops pane_erase;   /* before it goes for good; id: a record, text: its noun */
extern const struct pane_ops pane_tells;   /* who has to be told; id: a stay, or 0 for all */
extern const struct pane_ops box_stay;     /* what can be done with a sleepover; id: the stay */
/* Why; id: the stay, text: "family", "host", "us" who cancel it, or "ahead": agree it anyway. */
extern const struct pane_ops box_reason;
extern const struct pane_ops pane_swap;   /* id: the stay, text: its title */
extern const struct pane_ops pane_others; /* a host who cannot; id: the host, text: "Amina|2026-12-04" */
extern const struct pane_ops pane_call;   /* the call before; id: the stay */
extern const struct pane_ops pane_said;   /* what the children said; id: the stay, text: its title */
extern const struct pane_ops box_whose;    /* for which family? */
extern const struct pane_ops box_give;     /* giving a dose; id: the child */
extern const struct pane_ops box_invite;   /* whom to ask; id: the event, text: the day where it repeats */
extern const struct pane_ops pane_recovery; /* its sheet, made anew */
extern const struct pane_ops box_pin;      /* setting it; id: 1 when there is one already */
extern const struct pane_ops box_looks;    /* the theme; text: the one of now */
extern const struct pane_ops box_hubs;     /* which hub of those in the file */

/* All of them, boxes too, and the rows every pane has: what is promised of keys is tested on these. */
extern const struct pane_ops *const ui_panes[];
extern const size_t ui_pane_count;
extern const struct ui_key screen_keys[];
extern const size_t screen_key_count;

/* `/` of a pane without a list to narrow: a row of its keys. */
#define PANE_FIND_KEY                                                                              \
    {'/', K_NONE, "find.all", "Find", "Anything, everywhere: a name, an event, words of the log.", \
        KEY_BAR | KEY_MENU}

struct noun;
/* "Remove Okafor with all that belongs to this family?"; the other answer calls `answer` … */
void remove_ask(
    struct pane *p, struct hub *hub, const struct noun *n, hub_id id, const char *answer);
/* … which does it. */
unsigned remove_now(
    struct pane *p, struct hub *hub, const struct noun *n, hub_id id, struct hub_err *err);

#endif
