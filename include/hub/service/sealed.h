/* SPDX-License-Identifier: MIT */
/*
 * Sealed files: a copy of a hub that was taken away, or a hub that lives in one encrypted file.
 * Open, all of it is in memory and nothing of it on this computer's disk; every save is in the
 * file, encrypted, before "Saved" shows. One process has it open at a time (HUB_EBUSY).
 *
 * hub_open opens one where hub_opening.path names one; it needs hub_opening.passphrase, or there the
 * words of the recovery sheet: HUB_EDENIED without or with wrong ones. HUB_ECORRUPT: damaged; with
 * `salvage` what can be read is opened for reading. HUB_ENEWER: written by a newer hub. On a stick
 * that cannot be written to it opens for reading. hub_init with a passphrase makes one.
 */
#ifndef HUB_SERVICE_SEALED_H
#define HUB_SERVICE_SEALED_H

#include "hub/service/hub.h"

enum {
    PASSPHRASE_LEAST = 12, /* characters; NCSC "three random words" are longer */
    PASSPHRASE_MOST = 200,
};

/* Whether the file begins as a sealed one of any kind. False when it cannot be read. */
bool hub_file_sealed(const char *path);
/* HUB_EINVAL with a kind sentence: too short, too long, one piece over and over. */
enum hub_rc passphrase_check(const char *passphrase, struct hub_err *err);
/* Why what is in memory may end up on this computer's disk: swap that is not encrypted. NULL: it does not. */
const char *memory_advice(void);

enum away_form {
    FORM_FILE,   /* a database on this computer or on the server */
    FORM_SEALED, /* a hub that lives in a sealed file */
    FORM_AWAY,   /* a copy that was taken away; without hub_opening.as its holder is at it */
};

struct away_state {
    enum away_form form;
    int64_t number;     /* AWAY: the copy's number in the hub's list; 0 */
    const char *holder; /* AWAY: whose; "" */
    hub_date due;       /* AWAY: NONE: no day */
    bool overdue;       /* its day is before today */
    const char *event;  /* AWAY: the event it was taken for; "": the whole hub */
    const char *source; /* AWAY: "hub@server" it came from; "": a file */
    int64_t steps;      /* AWAY: steps that changed something, of all openings since it was taken */
    bool cut;           /* the last save before this opening was torn off by a power cut or a full stick */
    hub_stamp cut_at;   /* then: the minute up to which all is there */
    bool damaged;       /* opened to salvage */
    bool clock_behind;  /* this computer's clock is before the moment the copy was taken */
    bool by_words;      /* the recovery words opened it: it wants a new passphrase */
};

/* Texts live as long as the hub. Cheap: may be asked at every frame. */
void hub_away_state(struct hub *h, struct away_state *out);
/* A copy of one event is at hand: it has who comes, and no sleepovers, rest or rota. */
bool hub_of_one_event(const struct hub *h);
/* "4 changes to bring home", of so many steps: a person's change is what she saved at once. */
const char *hub_to_bring_home(int64_t steps, struct arena *a);
/* "AWAY · 4 changes to bring home", "sealed file", "this computer", for the top line. */
const char *hub_kept(struct hub *h, struct arena *a);

/*
 * The hub at hand in one sealed file of its own, which must not be there; and a sealed hub as a
 * database at `path`. The one at hand stays as it is; say so, and that one of the two is to go.
 * HUB_EDENIED: not a hub carer. HUB_EUSAGE: a copy that was taken away; it is that already.
 */
enum hub_rc hub_seal(struct hub *h, const char *path, const char *passphrase, struct hub_err *err);
enum hub_rc hub_unseal(struct hub *h, const char *path, struct hub_err *err);
/* Another passphrase for the sealed file at hand: all of it is written anew. */
enum hub_rc hub_change_passphrase(struct hub *h, const char *fresh, struct hub_err *err);

#endif
