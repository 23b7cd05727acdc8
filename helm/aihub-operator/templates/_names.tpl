{{/* The policies and roles are cluster-wide and looked for by name, so the names do not follow the release. */}}
{{- define "aihub.selector" -}}
app.kubernetes.io/name: aihub-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "aihub.labels" -}}
{{ include "aihub.selector" . }}
app.kubernetes.io/part-of: aihub-operator
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "aihub.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* Every reading role reads the same: all kinds, and what the operator tells and makes. */}}
{{- define "aihub.read" -}}
- apiGroups: [aihub.io]
  resources: [aimodels, governancepolicies, metricsources, modeldecisions, modelrevisions, referenceprofiles]
  verbs: [get, list, watch]
- apiGroups: ["", events.k8s.io]
  resources: [events]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch]
{{- end }}
