# SPDX-License-Identifier: MIT
# hub: one Makefile, everything it makes goes to build/$(V)/. `make help` lists the targets.
.DEFAULT_GOAL := all
# Building alone installs what is missing too, before pkg-config is asked below.
ifneq ($(filter all install,$(or $(MAKECMDGOALS),all)),)
ifneq ($(shell sh tests/support/need.sh run && echo there),there)
$(error hub cannot be built without these)
endif
endif
MAKEFLAGS     += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:

VERSION := 0.1
PREFIX  ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC      := cc
endif
ifeq ($(origin AR),default)
AR      := ar
endif
PKG     ?= pkg-config
V       ?= release# release | debug | asan | cov | fuzz
B       := build/$(V)
Q       := $(if $(VERBOSE),,@)
# As many jobs as there are processors, unless make was told how many.
JOBS     = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 1))

# --- flags -------------------------------------------------------------------
# cc_ok FLAG...: the flags this compiler accepts.
cc_ok = $(foreach f,$(1),$(shell $(CC) -Werror $(f) -x c -c /dev/null -o /dev/null 2>/dev/null && echo $(f)))
# pkg PACKAGE --libs|--cflags, fallback: iniparser has no .pc file on some systems, libcsv on none.
pkg   = $(or $(shell $(PKG) $(2) $(1) 2>/dev/null),$(3))

STD  := -std=c17 -D_POSIX_C_SOURCE=200809L -DHUB_VERSION='"$(VERSION)"'
WARN := -Wall -Wextra -Wpedantic -Wformat=2 -Wshadow -Wconversion -Wno-sign-conversion -Wcast-qual \
        -Wpointer-arith -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
        -Wundef -Wvla -Wimplicit-fallthrough -Werror=format-security \
        $(call cc_ok,-Wbidi-chars=any -Wtrampolines -Wduplicated-cond -Wlogical-op)
# Sanitizers make GCC warn wrongly, so only plain builds may fail on a warning.
WERROR_FLAG := $(if $(filter release debug,$(V)),$(if $(CI)$(WERROR),-Werror))
HARD := -fstack-protector-strong -fno-common -fno-strict-aliasing \
        $(call cc_ok,-fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero -fstrict-flex-arrays=3)
SAN  := -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

CFLAGS.release  := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(HARD)
CFLAGS.debug    := -Og -g3
CFLAGS.asan     := -O1 $(SAN)
CFLAGS.cov      := -O0 -g3 --coverage
CFLAGS.fuzz     := -O1 $(SAN) -fsanitize=fuzzer-no-link
# A sanitized program that is no PIE starts a fifth sooner: nothing in it has to be moved.
PIE             := $(if $(filter asan,$(V)),-no-pie,-pie)
LDFLAGS.release := -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed

BASE_CFLAGS := $(STD) $(CFLAGS.$(V)) $(WARN) -fvisibility=hidden $(CPPFLAGS) $(CFLAGS)
CODE         = $(if $(filter -no-pie,$(PIE)),-fno-pie,-fPIE)# base goes into the shared object too, see below
ALL_CFLAGS   = -Iinclude $(BASE_CFLAGS) $(CODE) $(ROOM_FLAGS) $(WERROR_FLAG)
LINK_FLAGS  := $(filter -fsanitize% -fno-sanitize% --coverage,$(CFLAGS.$(V))) $(LDFLAGS.$(V)) $(LDFLAGS)
COMPILE      = $(Q)$(if $(VERBOSE),,echo "  cc      $<"; )mkdir -p $(@D); $(CC) $(ALL_CFLAGS) -MMD -MP
LINK         = $(Q)$(if $(VERBOSE),,echo "  link    $@"; )mkdir -p $(@D); $(CC) $(LINK_FLAGS)

# Only the room that wraps a library gets its header path.
INI_CFLAGS := $(call pkg,iniparser,--cflags,-I/usr/include/iniparser)
$(B)/src/base/%.o:        CODE = -fPIC
$(B)/src/base/%.o:        ROOM_FLAGS = $(UTF8PROC_CFLAGS)
$(B)/src/config/%.o:      ROOM_FLAGS = $(INI_CFLAGS)
$(B)/src/store/%.o:       ROOM_FLAGS = $(SQLITE_CFLAGS)
$(B)/gen/%.o:             ROOM_FLAGS = $(SQLITE_CFLAGS) -Wno-overlength-strings
$(B)/src/service/%.o:     ROOM_FLAGS = $(SODIUM_CFLAGS)
$(B)/src/ui/term.o:       ROOM_FLAGS = $(NCURSES_CFLAGS)
$(B)/src/exchange/so/%.o: CODE = -fPIC
$(B)/src/exchange/so/%.o: ROOM_FLAGS = $(PAGE_CFLAGS)

UTF8PROC_CFLAGS := $(call pkg,libutf8proc,--cflags)
SQLITE_CFLAGS   := $(call pkg,sqlite3,--cflags) -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK
SODIUM_CFLAGS   := $(call pkg,libsodium,--cflags)
NCURSES_CFLAGS  := $(call pkg,ncursesw,--cflags)
PAGE_CFLAGS     := $(call pkg,pangocairo libical,--cflags)
CMOCKA_CFLAGS   := $(call pkg,cmocka,--cflags)
BASE_LIBS := $(call pkg,libutf8proc,--libs,-lutf8proc)
LIBS      := $(call pkg,ncursesw,--libs,-lncursesw -ltinfo) $(call pkg,sqlite3,--libs,-lsqlite3) \
             $(call pkg,iniparser,--libs,-liniparser) $(call pkg,libsodium,--libs,-lsodium) -lcsv $(BASE_LIBS) -ldl -lm -pthread
PAGE_LIBS := $(call pkg,pangocairo libical,--libs)
TEST_LIBS := $(call pkg,cmocka,--libs,-lcmocka)

# --- what there is to build --------------------------------------------------
SRC     := $(wildcard src/*/*.c)
SO_SRC  := $(wildcard src/exchange/so/*.c)
SQL     := $(sort $(wildcard src/store/schema/*.sql))
SUP     := $(wildcard tests/support/*.c)
obj      = $(patsubst %.c,$(B)/%.o,$(1))
prog     = $(patsubst %.c,$(B)/%,$(wildcard $(1)))
OBJ     := $(call obj,$(SRC)) $(if $(SQL),$(B)/gen/schema.o)
SO      := $(if $(SO_SRC),$(B)/hub-exchange.so)
UNIT    := $(sort $(call prog,tests/unit/*/test_*.c))
PROP    := $(sort $(call prog,tests/prop/prop_*.c))
FUZZ    := $(sort $(call prog,tests/fuzz/fuzz_*.c))
BENCH   := $(sort $(call prog,tests/bench/bench_*.c))
TABLE   := $(B)/tests/bench/bench_table
TUI     := $(sort $(call prog,tests/tui/*.c))
OUTSIDE := $(sort $(call prog,tests/shared/*.c))
EVERY_TEST = $(wildcard tests/unit/*/*.c tests/prop/*.c tests/tui/*.c tests/bench/*.c tests/shared/*.c) $(if $(filter fuzz,$(V)),$(wildcard tests/fuzz/*.c))
PO      := $(wildcard src/words/*.po)
MO      := $(patsubst src/words/%.po,$(B)/locale/%/LC_MESSAGES/hub.mo,$(PO))
TESTLIB := $(if $(SUP),$(B)/libtestsupport.a)

all: $(B)/hub $(SO) $(MO)  ## install what is missing, build build/release/hub (V=debug, V=asan for the others)

$(B)/hub: $(B)/src/main.o $(B)/libhub.a
	$(LINK) $(PIE) -o $@ $(filter %.o %.a,$^) $(LIBS)
# The program the tests run: the same but that HUB_NOW sets its clock and a PIN or passphrase is
# tried at the least cost.
$(B)/hub-test: $(B)/test/main.o $(B)/test/service/argon.o $(B)/libhub.a
	$(LINK) $(PIE) -o $@ $(filter %.o %.a,$^) $(LIBS)
$(B)/test/%.o: src/%.c $(B)/flags
	$(COMPILE) -DHUB_TEST=1 -c -o $@ $<
$(B)/hub-exchange.so: $(call obj,$(SO_SRC)) $(B)/libbase.a
	$(LINK) -shared -Wl,--exclude-libs,ALL -o $@ $(filter %.o %.a,$^) $(PAGE_LIBS) $(BASE_LIBS) -lm
$(B)/libhub.a: $(OBJ)
$(B)/libbase.a: $(call obj,$(wildcard src/base/*.c))
$(B)/libtestsupport.a: $(call obj,$(SUP))
$(B)/%.a: $(B)/objects
	$(Q)mkdir -p $(@D); rm -f $@; $(AR) rcs $@ $(filter %.o,$^)
$(B)/gen/schema.c: src/store/schema/embed.awk $(SQL)
	$(Q)mkdir -p $(@D); awk -f $^ > $@
$(B)/gen/%.o: $(B)/gen/%.c $(B)/flags
	$(COMPILE) -c -o $@ $<
$(B)/%.o: %.c $(B)/flags
	$(COMPILE) -c -o $@ $<

# Translations are looked for beside the program; one whose parts are not those of the English is refused.
$(B)/locale/%/LC_MESSAGES/hub.mo: src/words/%.po
	$(Q)mkdir -p $(@D); msgfmt -c -o $@ $<
# An invented one, for tests: every text between marks, and a third longer.
$(B)/locale/xx/LC_MESSAGES/hub.mo: build/words/hub.pot src/words/pot_entry.awk tests/support/pseudo.awk
	$(Q)mkdir -p $(@D); awk -v longer=1 -f src/words/pot_entry.awk -f tests/support/pseudo.awk $< | msgfmt -c -o $@ -
build/words/hub.pot: $(wildcard src/words/*.sh src/words/*.awk src/*/*.c include/hub/*/*.h include/hub/*/*.def)
	$(Q)sh src/words/pot.sh build/words

# Another compiler or other flags make everything anew; a file gone makes the archives anew.
remember = @mkdir -p $(@D); echo '$(subst ','\'',$(1))' | cmp -s - $@ || echo '$(subst ','\'',$(1))' > $@
$(B)/flags: FORCE
	$(call remember,$(CC) $(BASE_CFLAGS) $(PIE))
$(B)/objects: FORCE
	$(call remember,$(OBJ) $(SO_SRC) $(SUP))
FORCE:

TEST_FLAGS = -Isrc -Itests/support $(CMOCKA_CFLAGS)
$(B)/tests/%: ROOM_FLAGS = $(TEST_FLAGS)
$(B)/tests/unit/store/% $(B)/tests/prop/%: ROOM_FLAGS = $(TEST_FLAGS) $(SQLITE_CFLAGS)
$(UNIT) $(PROP) $(BENCH) $(OUTSIDE): %: %.o $(TESTLIB) $(B)/libhub.a
	$(LINK) $(PIE) -o $@ $(filter %.o %.a,$^) $(TEST_LIBS) $(LIBS)
# Put before the program by a test: the n-th write of it fails.
$(B)/tests/faults/inject.so: tests/faults/inject.c $(B)/flags
	$(Q)mkdir -p $(@D); $(CC) -std=gnu17 -O1 -fPIC -shared -Wall -Wextra -o $@ $< -ldl
$(FUZZ): %: %.o $(TESTLIB) $(B)/libhub.a
	$(LINK) -fsanitize=fuzzer -o $@ $(filter %.o %.a,$^) $(LIBS)
PTY_FLAGS = $(TEST_FLAGS) -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE $(call pkg,vterm,--cflags)
PTY_LIBS := $(call pkg,vterm,--libs,-lvterm) -lutil
$(B)/tests/support/tui_%.o: ROOM_FLAGS = $(PTY_FLAGS)
$(B)/tests/support/vpty.o $(B)/tests/support/vpty_keys.o $(B)/tests/support/vpty_cells.o $(B)/tests/support/timing.o $(B)/tests/support/writers.o $(B)/tests/tui/run.o $(B)/tests/tui/picture.o $(B)/tests/bench/bench_calendar.o: ROOM_FLAGS = $(PTY_FLAGS)
$(B)/tests/bench/bench_screen $(TABLE) $(B)/tests/bench/bench_panes $(B)/tests/bench/bench_typing $(B)/tests/bench/bench_calendar $(B)/tests/bench/bench_seal $(B)/tests/bench/bench_together $(B)/tests/prop/prop_together: TEST_LIBS += $(PTY_LIBS)
$(B)/tests/bench/bench_screen: | $(B)/tests/tui/demo
$(TUI): %: %.o $(TESTLIB) $(B)/libhub.a
	$(LINK) $(PIE) -o $@ $(filter %.o %.a,$^) $(PTY_LIBS) $(LIBS)

# --- targets people type -----------------------------------------------------
run:  ## install what is missing, build, and open the practice hub
	@sh tests/support/need.sh run
	@[ -x $(B)/hub ] || echo "Building hub: half a minute, once." >&2
	@$(MAKE) --no-print-directory -s $(JOBS) all VERBOSE=1
	@$(B)/hub practice $(ARGS)
check:  ## install what is missing, then lint and run every test
	@$(MAKE) --no-print-directory suite KINDS="lint unit prop cli tui"
asan:  ## the whole suite under AddressSanitizer and UBSan
	@$(MAKE) --no-print-directory V=asan suite KINDS="unit prop cli tui"
soak:  ## the property and command line tests with their full counts
	@HUB_SOAK=1 TEST_TIMEOUT=3600 $(MAKE) --no-print-directory suite KINDS="prop cli"
lint unit prop cli tui:  ## one kind of test alone
	@$(MAKE) --no-print-directory suite KINDS=$@
pictures:  ## the pictures of README.md anew, from the practice hub (look at them)
	@sh tests/support/need.sh check
	@$(MAKE) --no-print-directory -s $(JOBS) programs
	@HUB_UPDATE=1 HUB_PICTURES=1 sh tests/support/run-one.sh $(B) cli tests/cli/pictures.sh >/dev/null; grep "^not ok" -A9 $(B)/log/cli/pictures.sh.log || ls -l src/pictures
golden:  ## write the golden files and hub.ini.example anew (look at the diff)
	@HUB_UPDATE=1 $(MAKE) --no-print-directory suite KINDS="unit tui cli"
shared:  ## more test data from a folder outside: make shared SHARED=DIR
	@HUB_SHARED=$(SHARED) $(MAKE) --no-print-directory suite KINDS="shared unit prop cli"
valgrind:  ## unit tests under valgrind
	@sh tests/support/need.sh valgrind
	@TEST_TIMEOUT=3600 WRAP="valgrind -q --error-exitcode=9 --leak-check=full --suppressions=tests/support/valgrind.supp" $(MAKE) --no-print-directory V=debug suite KINDS=unit
ANALYSE_FLAGS = $(sort $(filter -I%,$(INI_CFLAGS) $(NCURSES_CFLAGS) $(SODIUM_CFLAGS) $(PAGE_CFLAGS)) $(SQLITE_CFLAGS))
analyse:  ## gcc -fanalyzer, clang --analyze and cppcheck over the sources, each clean
	@sh tests/support/need.sh analyse
	@FLAGS='$(ANALYSE_FLAGS)' JOBS='$(or $(filter -j%,$(MAKEFLAGS)),$(JOBS))' sh tests/support/analyse.sh build/analyse $(FILES)
cov:  ## lines run by the whole suite, room by room; fails below 95 % of scheduler and base, 85 % of all
	@mkdir -p build/cov && find build/cov -name '*.gcda' -delete
	@$(MAKE) --no-print-directory V=cov suite KINDS="unit prop cli tui"; suite=$$?; \
	echo; sh tests/support/cov.sh build/cov && exit $$suite
WARNED = release:gcc release:clang debug:gcc debug:clang asan:gcc asan:clang cov:gcc cov:clang fuzz:clang
warnings:  ## every kind of build by gcc and by clang, tests and all: no warning is let through
	@sh tests/support/need.sh warnings
	@bad=0; for k in $(WARNED); do b=build/warnings/$${k%:*}-$${k#*:}; mkdir -p $$b; \
	if $(MAKE) --no-print-directory -s -k $(JOBS) V=$${k%:*} CC=$${k#*:} B=$$b WERROR_FLAG=-Werror objects >$$b/log 2>&1; \
	then echo "ok   $${k%:*} by $${k#*:}"; else grep -v '^  cc ' $$b/log; echo "FAIL $${k%:*} by $${k#*:}"; bad=1; fi; done; exit $$bad
objects: $(call obj,$(SRC) $(SO_SRC) src/main.c $(SUP) $(EVERY_TEST)) $(B)/gen/schema.o $(B)/test/main.o $(B)/test/service/argon.o
suite:
	@sh tests/support/need.sh check
	@$(MAKE) --no-print-directory -k $(JOBS) programs; sh tests/support/suite.sh $(B) $$? $(KINDS)
programs: all $(B)/locale/xx/LC_MESSAGES/hub.mo $(B)/hub-test $(TABLE) $(B)/tests/faults/inject.so $(UNIT) $(PROP) $(TUI) $(OUTSIDE)
fuzz:  ## every fuzz target for FUZZ_TIME seconds, else ten minutes (clang)
	@sh tests/support/need.sh fuzz
	@$(MAKE) --no-print-directory V=fuzz CC=clang fuzz-run
fuzz-run: $(FUZZ)
	@sh tests/support/fuzz.sh $(B) $(or $(FUZZ_TIME),600) $(FUZZ)
bench:  ## one table of what hub takes, on files of 1, 10 and 200 hubs; README=1 puts it into README.md
	@sh tests/support/need.sh check
	@$(MAKE) --no-print-directory -s $(JOBS) all $(B)/hub-test $(TABLE)
	@HUB=$(CURDIR)/$(B)/hub $(TABLE) >build/bench.md; bad=$$?; cat build/bench.md; \
	if [ -n "$(README)" ]; then awk -f tests/support/bench_readme.awk build/bench.md README.md >build/README.md && cp build/README.md README.md; fi; exit $$bad
bench-more:  ## the deeper timings; with SHARED=DIR the filling problems in DIR/rota too
	@sh tests/support/need.sh check
	@$(MAKE) --no-print-directory -s $(JOBS) all $(B)/hub-test $(BENCH)
	@for b in $(filter-out $(TABLE),$(BENCH)); do echo; echo "== $${b##*/}"; HUB=$(CURDIR)/$(B)/hub $$b || exit 1; done; \
	echo; sh tests/bench/fill.sh $(CURDIR)/$(B)/hub $(SHARED)/rota
NIGHTLY := lib/systemd/user/hub-backup.service lib/systemd/user/hub-backup.timer share/hub/hub-backup.cron
install: all  ## install below $(DESTDIR)$(PREFIX)
	install -Dm755 $(B)/hub $(DESTDIR)$(PREFIX)/bin/hub
	$(if $(SO),install -Dm755 $(SO) $(DESTDIR)$(PREFIX)/lib/hub/hub-exchange.so)
	install -Dm644 hub.ini.example $(DESTDIR)$(PREFIX)/share/doc/hub/hub.ini.example
	@mkdir -p $(DESTDIR)$(PREFIX)/share/doc/hub/pictures
	sed 's|(src/|(|g' README.md >$(DESTDIR)$(PREFIX)/share/doc/hub/README.md
	install -m644 src/pictures/* $(DESTDIR)$(PREFIX)/share/doc/hub/pictures
	install -Dm644 src/FORMATS.md $(DESTDIR)$(PREFIX)/share/doc/hub/FORMATS.md
	@mkdir -p $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	$(B)/hub man >$(DESTDIR)$(PREFIX)/share/man/man1/hub.1
	$(B)/hub completion bash >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/hub
	@for f in $(NIGHTLY); do mkdir -p "$(DESTDIR)$(PREFIX)/$${f%/*}" && \
	sed 's|@PREFIX@|$(PREFIX)|g' "src/nightly/$${f##*/}" >"$(DESTDIR)$(PREFIX)/$$f" && chmod 644 "$(DESTDIR)$(PREFIX)/$$f" || exit 1; done
	@echo; echo "Nightly backups are not switched on. If you want them, and the recovery sheet is made (hub recovery):"; \
	echo "  systemctl --user enable --now hub-backup.timer"; \
	echo "or put the line in $(PREFIX)/share/hub/hub-backup.cron into crontab -e."
	@sed 's|@PREFIX@|$(PREFIX)|g' src/command/server/sshd_hub.conf >$(DESTDIR)$(PREFIX)/share/hub/sshd_hub.conf && \
	chmod 644 $(DESTDIR)$(PREFIX)/share/hub/sshd_hub.conf
	@echo; echo "Nobody comes in over ssh yet. If this is the server, README's page On a server says what comes first, then:"; \
	echo "  cp $(PREFIX)/share/hub/sshd_hub.conf /etc/ssh/sshd_config.d/hub.conf"; \
	echo "  mkdir -p /run/sshd && sshd -t && systemctl try-reload-or-restart ssh"
	@for f in $(MO); do install -Dm644 $$f $(DESTDIR)$(PREFIX)/share/$${f#$(B)/} || exit 1; done
words:  ## all that hub says, to be translated: build/words/hub.pot
	@sh tests/support/need.sh words
	@$(MAKE) --no-print-directory build/words/hub.pot
	@echo "build/words/hub.pot has $$(grep -c '^msgid' build/words/hub.pot) texts. A translation is src/words/LL.po; make puts it beside the program."
server-walk:  ## README's page On a server, word for word on a fresh Debian (root, debootstrap)
	@sh tests/support/server_walk.sh
deb:  ## a package for Debian and Ubuntu, in build/deb
	@sh tests/support/need.sh deb
	@rm -rf build/deb; mkdir -p build/deb
	@$(MAKE) --no-print-directory -s $(JOBS) install DESTDIR=$(CURDIR)/build/deb/tree PREFIX=/usr >/dev/null
	@sh src/package/deb.sh $(CURDIR)/build/deb/tree $(VERSION)
deps:  ## install what building and testing need (apt-get; elsewhere a list)
	@sh tests/support/need.sh check
tidy:  ## clang-tidy over the sources
	@sh tests/support/need.sh tidy
	clang-tidy --quiet $(SRC) src/main.c -- -Iinclude -std=c17 -D_DEFAULT_SOURCE -DHUB_VERSION='""' $(SQLITE_CFLAGS) $(INI_CFLAGS)
format:  ## clang-format in place
	@sh tests/support/need.sh tidy
	clang-format -i $(SRC) $(SO_SRC) src/main.c $(wildcard include/hub/*/*.h tests/*/*.[ch] tests/*/*/*.[ch])
clean:  ## remove build/
	rm -rf build
help:  ## this list
	@awk -F':.*## ' '/^[a-z -]+:.*## /{printf "  %-22s %s\n", $$1, $$2}' Makefile

.PHONY: all run pictures check asan soak golden shared lint unit prop cli tui valgrind analyse cov warnings objects suite programs fuzz fuzz-run bench bench-more install words deb deps tidy format clean help FORCE
.SECONDARY:
-include $(shell find $(B) -path $(B)/tmp -prune -o -name '*.d' -type f -print 2>/dev/null)
