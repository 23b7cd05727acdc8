# The few commands of a day's work; CONTRIBUTING.md has the table, with times.
# Variables: M (module), T (test class or Class#method), MVN (for example MVN='mvn -o').
MVN ?= mvn -B -ntp
SHELL := bash
# Quiet, but warnings are shown: a warning of the compiler fails the build, and -q would hide which.
quiet := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn
unchecked := -Dspotless.check.skip -Dcheckstyle.skip -Denforcer.skip -Djacoco.skip -Danalysis=-XDwithout-error-prone
# A module with those that it is built from, without what a test of it does not need.
up_to = $(MVN) $(quiet) -pl $(M) -am $(unchecked) -Dquarkus.generate-code.skip -Dsurefire.failIfNoSpecifiedTests=false

.DEFAULT_GOAL := help
.PHONY: help one test quick run format generate hooks demo e2e ci times

help: ## these lines
	@sed -n 's/^\([a-z0-9]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name text; do printf '  make %-9s %s\n' "$$name" "$$text"; done

one: ## one test from an edit: make one M=operator T=RestGateTest
	@[ -n '$(M)' ] && [ -n '$(T)' ] || { echo 'make one M=<module> T=<test class>' >&2; exit 2; }
	@rm -rf $(M)/target/surefire-reports
	$(up_to) test -Dtest='$(T)' -DargLine=-XX:TieredStopAtLevel=1
	@grep -h 'Tests run' $(M)/target/surefire-reports/*.txt 2> /dev/null || { echo 'there is no test $(T) in $(M)' >&2; exit 1; }

test: ## all unit tests of one module: make test M=decisions
	@[ -n '$(M)' ] || { echo 'make test M=<module>' >&2; exit 2; }
	@# Without the tests of the modules that it is built from: packages are named after modules, in the singular.
	$(up_to) test -Dtest='io/aihub/$(patsubst %s,%,$(M))/**/*Test' -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info

quick: ## format, size and all unit tests, without what needs the packaged jars
	$(MVN) -Pquick verify

run: ## the operator from sources against KUBECONFIG; after an edit, a request to port 8080 starts it anew
	$(MVN) $(quiet) -pl operator -am $(unchecked) compile quarkus:dev

format: ## writes the format that the build asks for
	$(MVN) $(quiet) spotless:apply

generate: ## writes all that is generated; read the difference before committing it
	$(MVN) $(quiet) -pl crds,dossier,operator,helm -am $(unchecked) test -Daihub.generate=true -Dgroups=generated
	@if e2e/control-plane/install --check > /dev/null; then \
	  $(MVN) $(quiet) -pl e2e -am $(unchecked) verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
	    -Daihub.generate=true -Dit.test='PrintedTablesE2E,ExplainE2E' -Dfailsafe.failIfNoSpecifiedTests=false; \
	else echo 'what a real API server prints (e2e/src/test/resources) was left alone: e2e/control-plane/install is needed for it'; fi

hooks: ## lets git check the format of what is committed
	git config core.hooksPath build/hooks

demo: ## plays the life of a model
	./aihub demo

e2e: ## the real-server suite, or one class of it: make e2e T=SelectorsE2E
	e2e/control-plane/install
	AIHUB_E2E=required $(MVN) -pl e2e -am verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test='$(or $(T),*E2E)' -Dfailsafe.failIfNoSpecifiedTests=false

ci: ## the whole gate
	.ci/run

times: ## how long every suite of the last run took
	build/times
